package dev.tinyml.it.sketch;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The golden vectors of a sketch as its {@code golden_vectors.h} has them.
 *
 * @param raw windows before normalization; may be fewer than the inputs
 * @param inputType C++ type of the inputs
 * @param inputs as the model takes them
 * @param outputType C++ type of the outputs
 * @param outputs as the model gives them, one for each input
 * @param tolerance how far a float output may be off, for values of at most 1; 0 where results are
 *     exact
 */
public record GoldenHeader(
    List<List<Float>> raw,
    String inputType,
    List<List<Double>> inputs,
    String outputType,
    List<List<Double>> outputs,
    double tolerance) {
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
    String text = sketch.text("golden_vectors.h");
    GoldenHeader header =
        new GoldenHeader(
            rows(text, "kGoldenRaw", Float::valueOf),
            type(text, "kGoldenInputs"),
            rows(text, "kGoldenInputs", GoldenHeader::number),
            type(text, "kGoldenOutputs"),
            rows(text, "kGoldenOutputs", GoldenHeader::number),
            text.contains("kGoldenTolerance") ? 1e-4 : 0);
    if (header.raw.isEmpty() || header.inputs.isEmpty() || header.outputs.isEmpty()) {
      throw new AssertionError("golden_vectors.h has no golden vectors");
    }
    return header;
  }

  /** A literal of an integer, or of a float, which has a suffix. */
  private static double number(String literal) {
    return literal.endsWith("f") ? Float.parseFloat(literal) : Integer.parseInt(literal);
  }

  private static String type(String text, String array) {
    Matcher matcher = Pattern.compile("constexpr (\\w+) " + array + "\\[").matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("golden_vectors.h has no array " + array);
    }
    return matcher.group(1);
  }

  /** Whether the model takes integers that stand for real numbers. */
  public boolean takesIntegers() {
    return !inputType.equals("float");
  }

  /** Whether the model gives integers that stand for real numbers. */
  public boolean givesIntegers() {
    return !outputType.equals("float");
  }

  /**
   * Index of the largest value of an output, the first one of equals. A single value is a
   * sigmoid's, which TensorFlow Lite counts in steps of 1/256 from -128: 0 is a half.
   */
  public int classOf(int vector) {
    List<Double> output = outputs.get(vector);
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
      throw new AssertionError("golden_vectors.h has no array " + array);
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
