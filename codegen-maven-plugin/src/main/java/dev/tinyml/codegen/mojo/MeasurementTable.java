package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as lines for the log. */
final class MeasurementTable {
  private final ConversionManifest manifest;

  MeasurementTable(ConversionManifest manifest) {
    this.manifest = manifest;
  }

  List<String> lines() {
    VerificationInfo measured = manifest.verification();
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "size",
            String.format(
                Locale.ROOT,
                "float %,d bytes, int8 %,d bytes, 1/%.2f",
                manifest.floatModel().size(),
                manifest.int8Model().size(),
                manifest.compressionRatio())));
    manifest.inputTensors().forEach(t -> lines.add(row("input", border(t))));
    manifest.outputTensors().forEach(t -> lines.add(row("output", border(t))));
    lines.add(row("float TFLite to graph", difference(measured.floatTflite())));
    measured.keras().ifPresent(k -> lines.add(row("graph to Keras", difference(k))));
    measured.int8().ifPresent(c -> lines.add(row("int8 to graph", difference(c))));
    measured
        .classification()
        .ifPresent(
            result ->
                lines.add(
                    row(
                        "accuracy",
                        String.format(
                            Locale.ROOT,
                            "float %.2f %%, int8 %.2f %%, drop %.2f points on %d held-out samples",
                            100 * result.floatAccuracy(),
                            100 * result.int8Accuracy(),
                            result.dropPercent(),
                            result.samples()))));
    return lines;
  }

  private static String border(TensorInfo tensor) {
    return tensor.spec().type()
        + " "
        + tensor.spec().shape()
        + tensor
            .spec()
            .quantization()
            .map(q -> ", scale " + q.scale() + ", zero point " + q.zeroPoint())
            .orElse("");
  }

  private static String difference(FloatComparison comparison) {
    return String.format(
        Locale.ROOT,
        "maximum absolute difference %.3g over %d samples",
        comparison.maxAbsDifference(),
        comparison.samples());
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "%-22s %s", name, value);
  }
}
