package dev.tinyml.codegen.arena;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import java.util.List;

/**
 * The part of TensorFlow Lite Micro's arena that holds activations. Scratch buffers of kernels and
 * the structures that stay for good come on top; they depend on the kernels.
 *
 * @param operators number of operators of the model
 * @param tensors the activations, by index
 */
public record ArenaPlan(int operators, List<PlannedTensor> tensors) {

  /** Name of the file in the output folder. */
  public static final String FILE_NAME = "arena.json";

  /** Copies the list. */
  public ArenaPlan {
    tensors = List.copyOf(tensors);
  }

  /** Bytes of the planned part: the highest end of any activation; 0 without any. */
  public long peak() {
    return tensors.stream().mapToLong(PlannedTensor::end).max().orElse(0);
  }

  /**
   * Bytes in use at each step, gaps between activations not counted: step 0 is before the first
   * operator, n + 1 operator n.
   */
  public long[] usedBySteps() {
    long[] used = new long[operators + 1];
    for (PlannedTensor tensor : tensors) {
      for (int step = tensor.firstStep(); step <= tensor.lastStep(); step++) {
        used[step] += tensor.bytes();
      }
    }
    return used;
  }

  /** The plan as JSON text; the same plan always gives the same text. */
  public String toText() {
    return new JsonWriter()
        .write(
            Json.object()
                .put("format", "tinyml-arena/1")
                .put("peakBytes", peak())
                .put("operators", operators)
                .put("tensors", Json.array(tensors, ArenaPlan::toJson))
                .build());
  }

  private static JsonValue toJson(PlannedTensor tensor) {
    return Json.object()
        .put("tensor", tensor.tensor())
        .put("name", tensor.name())
        .put("bytes", tensor.bytes())
        .put("offset", tensor.offset())
        .put("firstStep", tensor.firstStep())
        .put("lastStep", tensor.lastStep())
        .build();
  }
}
