package dev.tinyml.codegen.report;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.verify.GateVerdict;

/**
 * One of several models of a conversion, for the table that tells them apart.
 *
 * @param manifest of a variant
 * @param verdict what the rules say about it
 */
public record VariantVerdict(ConversionManifest manifest, GateVerdict verdict) {

  /** Name of the model's page. */
  String page() {
    return manifest.fileName(HtmlReport.FILE_NAME);
  }
}
