package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.FileDigest;

/**
 * Where generated files come from.
 *
 * @param toolVersion of this tool
 * @param source the trained model's file
 * @param deviceModel the converted model's file
 * @param datasetId name of the calibration data
 * @param inputDigest SHA-256 over all inputs, options and versions of the conversion
 */
public record Provenance(
    String toolVersion,
    FileDigest source,
    FileDigest deviceModel,
    String datasetId,
    String inputDigest) {}
