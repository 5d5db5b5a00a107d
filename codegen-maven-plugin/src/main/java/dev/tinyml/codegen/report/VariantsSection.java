package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.Optional;

/** The models of one conversion beside each other, each with its boards and a link to its page. */
final class VariantsSection implements Section {

  @Override
  public String id() {
    return "models";
  }

  @Override
  public String heading() {
    return "Models for other boards";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    if (data.variants().isEmpty()) {
      return Optional.empty();
    }
    DataTable table =
        new DataTable(
            "Models of this conversion", "Model", "Boards", "File", "Size#", "Measured", "Rules");
    for (VariantVerdict variant : data.variants()) {
      ConversionManifest manifest = variant.manifest();
      VariantInfo info = manifest.variant().orElseThrow();
      boolean passed = variant.verdict().passed();
      table.row(
          info.equals(data.manifest().variant().orElse(null))
              ? Element.of("b", info.id() + " (this page)")
              : Element.of("a", info.id()).attribute("href", variant.page()),
          String.join(", ", info.boards()),
          Element.of("code", manifest.deviceModel().name()),
          Figures.count(manifest.deviceModel().size()) + " bytes",
          measured(manifest.verification()),
          Element.of("span", passed ? "✓ hold" : "✕ broken").styled(passed ? "holds" : "breaks"));
    }
    return Optional.of(
        Element.of(
            "div",
            Parts.paragraph(
                "The inference libraries of these boards compute Dense layers in different ways, so"
                    + " that each gets a model of its own; the float model is the same."),
            table.build()));
  }

  private static String measured(VerificationInfo measured) {
    Optional<String> accuracy =
        measured
            .classification()
            .map(ClassificationResult::deviceAccuracy)
            .map(share -> "accuracy " + Figures.percent(share));
    Optional<String> noise =
        measured.signalToNoise().map(ratio -> "signal to noise " + Figures.decibels(ratio));
    return accuracy.map(a -> noise.map(n -> a + ", " + n).orElse(a)).or(() -> noise).orElse("–");
  }
}
