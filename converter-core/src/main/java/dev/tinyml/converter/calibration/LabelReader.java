package dev.tinyml.converter.calibration;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads class numbers. Stateless. */
final class LabelReader {

  /**
   * @param subject what to call the file in messages
   * @param array shape (N) or (N, 1)
   * @param sampleCount N
   * @param classCount when known, labels must be below it
   * @return as many as samples, unless problems were added
   */
  List<Integer> read(
      String subject, NpyArray array, int sampleCount, OptionalInt classCount, Problems problems) {
    int rank = array.shape().rank();
    if (rank != 1 && !(rank == 2 && array.shape().dimension(1) == 1)) {
      problems.add(
          "dataset-labels-shape",
          ProblemKind.BROKEN_INPUT,
          subject,
          "shape " + array.shape(),
          "one class number per sample",
          "save class numbers; of one-hot rows take argmax(axis=1)");
      return List.of();
    }
    if (array.size() != sampleCount) {
      problems.add(
          "dataset-labels-count",
          ProblemKind.BROKEN_INPUT,
          subject,
          array.size() + " labels",
          sampleCount + " labels, one per sample",
          "save labels and samples of the same recordings");
      return List.of();
    }
    return values(subject, array, classCount, problems);
  }

  private static List<Integer> values(
      String subject, NpyArray array, OptionalInt classCount, Problems problems) {
    long limit = classCount.isPresent() ? classCount.getAsInt() : Integer.MAX_VALUE;
    List<Integer> labels = new ArrayList<>(array.size());
    for (int sample = 0; sample < array.size(); sample++) {
      double label = array.doubleAt(sample);
      if (!(label >= 0 && label < limit) || label != Math.rint(label)) {
        problems.add(
            "dataset-label-value",
            ProblemKind.BROKEN_INPUT,
            subject,
            "label "
                + (array.isWhole() ? String.valueOf((long) label) : label)
                + " at sample "
                + sample,
            "a whole number from 0 to " + (limit - 1),
            "number the classes as the model's outputs are ordered, from 0");
        return List.of();
      }
      labels.add((int) label);
    }
    return labels;
  }
}
