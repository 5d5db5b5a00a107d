package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import dev.tinyml.codegen.report.markup.SafeText;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.manifest.TensorInfo;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which files, options and versions made the model: what a rebuild a year later needs. */
final class OriginSection implements Section {
  private static final int LONGEST_OPTION = 400;

  @Override
  public String id() {
    return "origin";
  }

  @Override
  public String heading() {
    return "Provenance";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    ConversionManifest manifest = data.manifest();
    return Optional.of(
        Element.of(
            "div",
            Element.of("h3", "Files"),
            files(manifest),
            Element.of("h3", "Versions and model"),
            facts(manifest),
            Element.of("h3", "Options"),
            options(manifest)));
  }

  private static Element files(ConversionManifest manifest) {
    DataTable table = new DataTable("Files", "File", "Role", "Size#", "SHA-256");
    file(table, "source (" + manifest.sourceFormat() + ")", manifest.source());
    manifest.floatModel().ifPresent(file -> file(table, "float model", file));
    file(table, "device's model", manifest.deviceModel());
    manifest.dataset().files().forEach(file -> file(table, "calibration data", file));
    file(table, "golden vectors", manifest.goldenVectors());
    manifest.report().ifPresent(file -> file(table, "data of this report", file));
    return table.build();
  }

  private static void file(DataTable table, String role, FileDigest file) {
    table.row(
        Parts.name(file.name()),
        role,
        Figures.count(file.size()) + " bytes",
        Element.of("code", file.sha256()).styled("digest"));
  }

  private static Element facts(ConversionManifest manifest) {
    DataTable table = new DataTable("Versions and model", "What", "Value");
    table
        .row("TinyML Maven", manifest.tools().tinyml())
        .row("TensorFlow (converts and quantizes)", manifest.tools().tensorflow())
        .row("TensorFlow Lite (calibrates and verifies)", manifest.tools().tensorflowLite())
        .row(
            "Digest of inputs, options and versions",
            Element.of("code", manifest.inputDigest()).styled("digest"));
    manifest.inputTensors().forEach(tensor -> table.row("Input", border(tensor)));
    manifest.outputTensors().forEach(tensor -> table.row("Output", border(tensor)));
    return table
        .row(
            "Operators",
            manifest.operators().stream().map(OriginSection::use).collect(Collectors.joining(", ")))
        .build();
  }

  private static String use(OperatorUse use) {
    return use.count() + " × " + use.name() + " (version " + use.version() + ")";
  }

  private static String border(TensorInfo tensor) {
    return SafeText.shortened(tensor.spec().name(), 80) + ": " + tensor.form();
  }

  private static Element options(ConversionManifest manifest) {
    DataTable table = new DataTable("Options", "Option", "Value");
    new OptionTexts(manifest)
        .all()
        .forEach((name, value) -> table.row(name, SafeText.shortened(value, LONGEST_OPTION)));
    return table.build();
  }
}
