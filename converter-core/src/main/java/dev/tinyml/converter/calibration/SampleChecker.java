package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;

/** Checks samples against the input of a model. Stateless. */
final class SampleChecker {

  /** Whether an array holds samples of a shape; any shape with as many elements will do. */
  boolean checkShape(String subject, NpyArray array, Shape sample, Problems problems) {
    Shape shape = array.shape();
    String expected = "Nx" + sample + ", N samples for the model's input of " + sample;
    if (shape.rank() == 0 || shape.dimension(0) == 0) {
      problems.add(
          "dataset-samples-empty",
          ProblemKind.BROKEN_INPUT,
          subject,
          "shape " + shape + ", no samples",
          expected,
          "save at least 100 samples with the sample as first axis");
      return false;
    }
    if (shape.withoutBatch().elementCount() != sample.elementCount()) {
      problems.add(
          "dataset-samples-shape",
          ProblemKind.BROKEN_INPUT,
          subject,
          "shape " + shape + ", " + shape.withoutBatch().elementCount() + " values per sample",
          expected,
          "save samples as the model was trained with, with the sample as first axis");
      return false;
    }
    return true;
  }

  /** Adds a problem when a raw or normalized value is not finite. */
  void checkValues(String subject, NpyArray array, Normalization normalization, Problems problems) {
    int perSample = array.shape().withoutBatch().elementCount();
    boolean identity = normalization.isIdentity();
    for (int i = 0; i < array.size(); i++) {
      float raw = array.floatAt(i);
      int feature = i % perSample;
      float value = identity ? raw : normalization.apply(raw, feature);
      if (!Float.isFinite(value)) {
        boolean rawIsFine = Float.isFinite(raw);
        problems.add(
            "dataset-samples-not-finite",
            ProblemKind.BROKEN_INPUT,
            subject,
            (rawIsFine ? raw + ", " + value + " when normalized," : String.valueOf(raw))
                + " at sample "
                + i / perSample
                + ", feature "
                + feature,
            "finite values within float32's range",
            rawIsFine
                ? "check that mean and std belong to these samples"
                : "remove or mend samples with NaN and infinity");
        return;
      }
    }
  }
}
