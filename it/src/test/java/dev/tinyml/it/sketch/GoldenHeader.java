package dev.tinyml.it.sketch;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The golden vectors of a sketch as its {@code model_self_test.h} has them.
 *
 * @param raw windows before normalization; may be fewer than the inputs
 * @param inputs quantized
 * @param outputs quantized, one for each input
 */
public record GoldenHeader(
    List<List<Float>> raw, List<List<Byte>> inputs, List<List<Byte>> outputs) {
  private static final Pattern ROW = Pattern.compile("\\{([^{}]*)}");

  /** Copies the lists. */
  public GoldenHeader {
    raw = List.copyOf(raw);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Reads a sketch's vectors.
   *
   * @throws AssertionError when the header is of another form or has no vectors
   */
  public static GoldenHeader of(GeneratedSketch sketch) {
    String text = sketch.text("model_self_test.h");
    GoldenHeader header =
        new GoldenHeader(
            rows(text, "kGoldenRaw", Float::valueOf),
            rows(text, "kGoldenInputs", Byte::valueOf),
            rows(text, "kGoldenOutputs", Byte::valueOf));
    if (header.raw.isEmpty() || header.inputs.isEmpty() || header.outputs.isEmpty()) {
      throw new AssertionError("model_self_test.h has no golden vectors");
    }
    return header;
  }

  /**
   * Index of the largest value of an output, the first one of equals. A single value is a
   * sigmoid's, which TensorFlow Lite counts in steps of 1/256 from -128: 0 is a half.
   */
  public int classOf(int vector) {
    List<Byte> output = outputs.get(vector);
    if (output.size() == 1) {
      return output.get(0) > 0 ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < output.size(); i++) {
      best = output.get(i) > output.get(best) ? i : best;
    }
    return best;
  }

  private static <T> List<List<T>> rows(String text, String array, Function<String, T> parse) {
    Matcher block =
        Pattern.compile("\\b" + array + "\\[[^=]*=\\s*\\{(.*?)};", Pattern.DOTALL).matcher(text);
    if (!block.find()) {
      throw new AssertionError("model_self_test.h has no array " + array);
    }
    return ROW.matcher(block.group(1))
        .results()
        .map(
            row ->
                Arrays.stream(row.group(1).split(","))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .map(parse)
                    .toList())
        .toList();
  }
}
