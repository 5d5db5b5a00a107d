package dev.tinyml.codegen.inspection.description;

import java.util.List;
import java.util.OptionalInt;

/**
 * What takes how much memory in a TensorFlow Lite model. Bytes count the graphs that run.
 *
 * @param parameters numbers in weights and biases
 * @param macs multiply-accumulate operations of one run of the main graph, as far as defined
 * @param constantBytes of all constant tensors; stays in flash
 * @param types the constants by element type, largest first
 * @param peak when most activations of the main graph are alive
 */
public record SizeDescription(
    long parameters, long macs, long constantBytes, List<TypeSize> types, Peak peak) {

  /** Copies the list. */
  public SizeDescription {
    types = List.copyOf(types);
  }

  /**
   * Constants of one element type.
   *
   * @param type of the elements: {@code int8}
   * @param tensors how many
   * @param bytes of all
   */
  public record TypeSize(String type, int tensors, long bytes) {}

  /**
   * The moment when most activations are alive: inputs, outputs and results that are needed later.
   * No plan of the memory can do with less, but for operators that work in place.
   *
   * @param bytes of all tensors that are alive
   * @param operator index of the operator that runs then; empty when there is none
   * @param tensors that are alive, largest first
   */
  public record Peak(long bytes, OptionalInt operator, List<Integer> tensors) {

    /** Copies the list. */
    public Peak {
      tensors = List.copyOf(tensors);
    }
  }
}
