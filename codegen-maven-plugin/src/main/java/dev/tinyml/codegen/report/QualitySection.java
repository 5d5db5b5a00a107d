package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.converter.manifest.OutputNoise;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.Optional;

/** How far the models lie apart, and how well they do what they are for. */
final class QualitySection implements Section {

  @Override
  public String id() {
    return "quality";
  }

  @Override
  public String heading() {
    return "Float and device side by side";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    DataTable table = measurements(data);
    Optional<Element> decisions =
        data.manifest()
            .verification()
            .classification()
            .map(result -> new Decisions().tables(data, result));
    if (table.isEmpty() && decisions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Element.of("div").add(decisions).add(table.build()));
  }

  private static DataTable measurements(ReportData data) {
    VerificationInfo measured = data.manifest().verification();
    DataTable table = new DataTable("Measurements", "What", "Measured");
    measured
        .floatTflite()
        .ifPresent(c -> table.row("Float TensorFlow Lite model against its source", c.describe()));
    measured.keras().ifPresent(c -> table.row("Source against Keras' predictions", c.describe()));
    measured
        .device()
        .ifPresent(c -> table.row("Device against float, outputs as numbers", c.describe()));
    for (int i = 0; i < measured.noise().size(); i++) {
      OutputNoise noise = measured.noise().get(i);
      table.row(
          "Signal to noise of output " + i,
          Figures.decibels(noise.decibels())
              + (Double.isFinite(noise.decibels())
                  ? ", an error of " + Figures.relativeError(noise.decibels())
                  : ""));
    }
    measured.regression().ifPresent(r -> table.row("Regression error", r.describe()));
    measured.reconstruction().ifPresent(r -> table.row("Reconstruction error", r.describe()));
    measured.detection().ifPresent(r -> table.row("Area under the curve", r.describe()));
    return table;
  }
}
