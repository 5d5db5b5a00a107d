package dev.tinyml.converter.calibration;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;

/** Checks targets against an output of a model. Stateless. */
final class TargetChecker {

  /**
   * Adds a problem when targets don't fit; any shape with as many elements will do.
   *
   * @param subject what to call the file in messages
   * @param output shape of the model's output, without batch
   */
  void check(String subject, NpyArray array, int sampleCount, Shape output, Problems problems) {
    Shape shape = array.shape();
    if (shape.rank() == 0 || shape.dimension(0) != sampleCount) {
      problems.add(
          "dataset-targets-count",
          ProblemKind.BROKEN_INPUT,
          subject,
          "shape " + shape,
          "targets of " + sampleCount + " samples, the sample as first axis",
          "save targets and samples of the same recordings");
    } else if (shape.withoutBatch().elementCount() != output.elementCount()) {
      problems.add(
          "dataset-targets-shape",
          ProblemKind.BROKEN_INPUT,
          subject,
          "shape " + shape + ", " + shape.withoutBatch().elementCount() + " values per sample",
          "Nx" + output + ", N targets for the model's output of " + output,
          "save what training took as y, in the order of the model's outputs");
    } else {
      checkValues(subject, array, shape.withoutBatch().elementCount(), problems);
    }
  }

  private static void checkValues(
      String subject, NpyArray array, int perSample, Problems problems) {
    for (int i = 0; i < array.size(); i++) {
      if (!Float.isFinite(array.floatAt(i))) {
        problems.add(
            "dataset-targets-not-finite",
            ProblemKind.BROKEN_INPUT,
            subject,
            array.floatAt(i) + " at sample " + i / perSample + ", value " + i % perSample,
            "finite values within float32's range",
            "remove samples without a target");
        return;
      }
    }
  }
}
