package dev.tinyml.codegen.generation;

import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.tflite.DeviceModel;

/**
 * What to make a C engine of.
 *
 * @param modelName what names in the generated code begin with, once it is made an identifier
 * @param toolVersion of this tool, for the notice in the files
 * @param source the file that the model comes from
 * @param model what runs
 * @param normalization of the only input; the identity when there are several
 */
public record EngineRequest(
    String modelName,
    String toolVersion,
    FileDigest source,
    DeviceModel model,
    Normalization normalization) {}
