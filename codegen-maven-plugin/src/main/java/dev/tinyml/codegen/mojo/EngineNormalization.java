package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.calibration.NormalizationFiles;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The normalization of a model that no conversion knows anything about.
 *
 * @param mean NumPy file
 * @param std NumPy file
 */
record EngineNormalization(Optional<Path> mean, Optional<Path> std) {

  /**
   * What the files say; samples stay as they are without any.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when just one is configured, the model
   *     has several inputs, or the files don't fit its input
   */
  Normalization of(DeviceModel model) {
    if (mean.isEmpty() && std.isEmpty()) {
      return Normalization.IDENTITY;
    }
    int inputs = model.structure().inputs().size();
    Problems problems = new Problems();
    if (mean.isEmpty() || std.isEmpty()) {
      problems.add(
          "engine-normalization",
          ProblemKind.CONFIGURATION,
          mean.isPresent() ? "<mean>" : "<std>",
          mean.isPresent() ? "no <std> beside it" : "no <mean> beside it",
          "both or none",
          "configure the other one too; a mean of zeros or a std of ones changes nothing");
    }
    if (inputs != 1) {
      problems.add(
          "engine-normalization",
          ProblemKind.UNSUPPORTED,
          "<mean>",
          "a model with " + inputs + " inputs",
          "mean and standard deviation for a model with one input",
          "remove the parameters, and normalize before ..._quantize_input_0");
    }
    problems.throwIfAny();
    Shape shape = model.structure().inputTensors().get(0).spec().shape();
    return new NormalizationFiles(mean.orElseThrow(), std.orElseThrow())
        .read(shape.rank() > 0 ? shape.withoutBatch() : shape);
  }
}
