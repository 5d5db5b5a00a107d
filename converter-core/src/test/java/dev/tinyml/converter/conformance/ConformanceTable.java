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
