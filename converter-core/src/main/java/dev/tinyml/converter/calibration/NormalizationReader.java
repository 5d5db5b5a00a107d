package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings mean and std of any shape that NumPy would broadcast against a sample into one value per
 * element, and shortens what repeats. Stateless.
 */
final class NormalizationReader {

  /**
   * @param candidates shapes of a sample to broadcast against, the first that fits counts; all with
   *     the same number of elements
   * @return the identity when problems were added
   */
  Normalization read(Named mean, Named std, List<Shape> candidates, Problems problems) {
    checkValues(mean, false, problems);
    checkValues(std, true, problems);
    Optional<float[]> means = broadcast(mean, candidates, problems);
    Optional<float[]> stds = broadcast(std, candidates, problems);
    if (!problems.isEmpty() || means.isEmpty() || stds.isEmpty()) {
      return Normalization.IDENTITY;
    }
    int period = period(means.get(), stds.get());
    return new Normalization(head(means.get(), period), head(stds.get(), period));
  }

  /** An array with what to call it in messages. */
  record Named(String subject, NpyArray array) {}

  private static void checkValues(Named named, boolean divisor, Problems problems) {
    for (int i = 0; i < named.array().size(); i++) {
      float value = named.array().floatAt(i);
      if (!Float.isFinite(value) || divisor && !(value > 0)) {
        problems.add(
            divisor ? "dataset-std" : "dataset-mean",
            ProblemKind.BROKEN_INPUT,
            named.subject(),
            value + " at index " + i,
            divisor ? "finite values above 0" : "finite values",
            divisor
                ? "compute the standard deviation again; for a feature that never changes use 1"
                : "compute the mean again from samples without NaN and infinity");
        return;
      }
    }
  }

  private static Optional<float[]> broadcast(
      Named named, List<Shape> candidates, Problems problems) {
    List<Integer> own = new ArrayList<>(named.array().shape().dimensions());
    for (Shape sample : candidates) {
      // Statistics taken with keepdims have the sample axis in front.
      List<Integer> aligned =
          own.size() == sample.rank() + 1 && own.get(0) == 1 ? own.subList(1, own.size()) : own;
      if (fits(aligned, sample)) {
        return Optional.of(expand(named.array(), aligned, sample));
      }
    }
    problems.add(
        "dataset-normalization-shape",
        ProblemKind.BROKEN_INPUT,
        named.subject(),
        "shape " + named.array().shape(),
        "a shape that broadcasts against a sample of "
            + String.join(" or ", candidates.stream().map(Shape::toString).distinct().toList()),
        "save one value per feature, per channel, or a single one");
    return Optional.empty();
  }

  private static boolean fits(List<Integer> own, Shape sample) {
    int missing = sample.rank() - own.size();
    if (missing < 0) {
      return false;
    }
    for (int axis = 0; axis < own.size(); axis++) {
      if (own.get(axis) != 1 && own.get(axis) != sample.dimension(missing + axis)) {
        return false;
      }
    }
    return true;
  }

  private static float[] expand(NpyArray array, List<Integer> own, Shape sample) {
    float[] values = new float[sample.elementCount()];
    for (int i = 0; i < values.length; i++) {
      int rest = i;
      int index = 0;
      int stride = 1;
      for (int axis = own.size() - 1; axis >= 0; axis--) {
        int sampleDimension = sample.dimension(sample.rank() - own.size() + axis);
        index += own.get(axis) == 1 ? 0 : rest % sampleDimension * stride;
        stride *= own.get(axis);
        rest /= sampleDimension;
      }
      values[i] = array.floatAt(index);
    }
    return values;
  }

  private static int period(float[] means, float[] stds) {
    for (int period = 1; period < means.length; period++) {
      if (means.length % period == 0 && repeats(means, period) && repeats(stds, period)) {
        return period;
      }
    }
    return means.length;
  }

  private static boolean repeats(float[] values, int period) {
    for (int i = period; i < values.length; i++) {
      if (Float.compare(values[i], values[i - period]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Float> head(float[] values, int count) {
    List<Float> head = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      head.add(values[i]);
    }
    return head;
  }
}
