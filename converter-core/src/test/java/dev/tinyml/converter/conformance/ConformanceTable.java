package dev.tinyml.converter.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the conformance test found, a row per model, as a page of the documentation. Differences are
 * given as the power of ten that they stay below: their digits are those of a machine.
 */
final class ConformanceTable {
  private static final Path FILE = Path.of("target/conformance.md");

  private final SortedMap<String, Row> rows = new TreeMap<>();

  private static final class Row {
    private String graph = "";
    private String floatTflite = "";
    private String int8 = "";
  }

  void graph(ZooModel model, double difference) {
    row(model).graph = below(difference);
  }

  void floatTflite(ZooModel model, double difference) {
    row(model).floatTflite = below(difference);
  }

  void int8(ZooModel model, String result) {
    row(model).int8 = result;
  }

  private synchronized Row row(ZooModel model) {
    return rows.computeIfAbsent(model.name(), name -> new Row());
  }

  static String below(double difference) {
    if (difference == 0) {
      return "0";
    }
    int exponent = (int) Math.floor(Math.log10(difference)) + 1;
    return String.format(Locale.ROOT, "< 1e%d", exponent);
  }

  /** Writes what was found; the page in docs is a copy. */
  void write() {
    StringBuilder page =
        new StringBuilder(
            """
            # Conformance

            Every model of the zoo (`converter-core/src/test/resources/zoo`: Keras 3.15 models with Keras' own predictions, and
            what TFLiteConverter of TensorFlow 2.21 makes of them with the batch fixed to 1), as `ZooConformanceTest` finds
            them. Differences are relative to an output's largest value where that is above 1.

            - **graph**: the imported model run by TensorFlow against Keras' predictions.
            - **float**: the float TensorFlow Lite model against Keras' predictions.
            - **int8**: against TFLiteConverter's int8 model. "same" means the same operators and versions, equal weights,
              biases and zero points, scales within 1e-6, and equal results byte for byte. `-Dtinyml.ranges=TFLITE_CONVERTER`
              is needed for that: see [layers](layers.md). Where Python has no int8 model, the signal-to-noise ratio against
              Keras stands here.

            In `mobilenet_v1_025_96`, 28 layers deep, 3 of 87 scales differ by more than 1e-6 of their value (by 1.2e-6; the
            largest absolute difference is 6.7e-8), and 5 of 2738 biases, whose scale is a product of two, by 1. Weights, zero
            points and results are equal. That is the float kernels' last digit in the ranges: the file comes from TensorFlow 2.21,
            calibration here runs on TensorFlow Lite 2.20. Python makes the same file again, byte for byte, but the ranges that the
            kernels of 2.21 give themselves differ as much: with XNNPACK from those without by up to 1.2e-6 and 6.7e-8 as well, with
            the reference kernels by up to 7.4e-7.

            The page is `converter-core/target/conformance.md` after `./mvnw verify`.

            | model | graph | float | int8 |
            |---|---|---|---|
            """);
    rows.forEach(
        (name, row) ->
            page.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    name,
                    row.graph,
                    row.floatTflite,
                    row.int8)));
    try {
      Files.writeString(FILE, page.toString().replace("\r", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
