package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.pipeline.ConversionFiles;
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
            manifest
                    .floatModel()
                    .map(file -> String.format(Locale.ROOT, "float %,d bytes, ", file.size()))
                    .orElse("")
                + String.format(
                    Locale.ROOT, "%s %,d bytes", scheme(), manifest.deviceModel().size())
                + manifest
                    .compressionRatio()
                    .map(ratio -> String.format(Locale.ROOT, ", 1/%.2f", ratio))
                    .orElse("")));
    manifest.inputTensors().forEach(t -> lines.add(row("input", t.form())));
    manifest.outputTensors().forEach(t -> lines.add(row("output", t.form())));
    measured.floatTflite().ifPresent(f -> lines.add(row("float TFLite to source", f.describe())));
    measured.keras().ifPresent(k -> lines.add(row("source to Keras", k.describe())));
    measured.device().ifPresent(c -> lines.add(row(scheme() + " to float", c.describe())));
    measured
        .signalToNoise()
        .ifPresent(
            db ->
                lines.add(
                    row(
                        "signal to noise",
                        Double.isInfinite(db)
                            ? "no noise"
                            : String.format(Locale.ROOT, "%.1f dB", db))));
    measured.classification().ifPresent(result -> lines.add(row("accuracy", result.describe())));
    measured.regression().ifPresent(result -> lines.add(row("error", result.describe())));
    measured
        .reconstruction()
        .ifPresent(result -> lines.add(row("reconstruction error", result.describe())));
    measured.detection().ifPresent(result -> lines.add(row("AUC", result.describe())));
    return lines;
  }

  private String scheme() {
    return ConversionFiles.scheme(manifest).id();
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "%-22s %s", name, value);
  }
}
