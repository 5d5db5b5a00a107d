package dev.tinyml.converter.calibration.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A few samples that need a much wider range than all others.
 *
 * @param samples their indices in the dataset, ascending
 * @param width of the range with them
 * @param usual width of the range without them
 */
record Outliers(List<Integer> samples, double width, double usual) {
  /** A single sample that costs a bit is odd. */
  private static final double STRETCH_BY_ONE = 2;

  /** Several that cost one are the loud ones among others; two bits are odd. */
  private static final double STRETCH_BY_SEVERAL = 4;

  private static final double A_FEW = 0.05;

  /** The smallest group of samples without which the range is much narrower. */
  static Optional<Outliers> among(List<SampleReach> reaches) {
    List<SampleReach> left = new ArrayList<>(reaches);
    double width = width(left);
    List<Integer> taken = new ArrayList<>();
    int most = Math.max(1, (int) (A_FEW * reaches.size()));
    while (taken.size() < most && left.size() > 1) {
      SampleReach farthest = farthest(left);
      left.remove(farthest);
      taken.add(farthest.sample());
      double usual = width(left);
      double stretch = taken.size() == 1 ? STRETCH_BY_ONE : STRETCH_BY_SEVERAL;
      if (usual > 0 && width > stretch * usual) {
        return Optional.of(new Outliers(taken.stream().sorted().toList(), width, usual));
      }
    }
    return Optional.empty();
  }

  private static double width(List<SampleReach> reaches) {
    return most(reaches) - least(reaches);
  }

  private static double most(List<SampleReach> reaches) {
    return reaches.stream().mapToDouble(SampleReach::max).max().orElse(0);
  }

  private static double least(List<SampleReach> reaches) {
    return reaches.stream().mapToDouble(SampleReach::min).min().orElse(0);
  }

  /** The sample at that end of the range which is farther from the middle of all samples. */
  private static SampleReach farthest(List<SampleReach> reaches) {
    SampleReach high =
        reaches.stream().max(Comparator.comparingDouble(SampleReach::max)).orElseThrow();
    SampleReach low =
        reaches.stream().min(Comparator.comparingDouble(SampleReach::min)).orElseThrow();
    double middle = median(reaches);
    return high.max() - middle > middle - low.min() ? high : low;
  }

  private static double median(List<SampleReach> reaches) {
    return reaches.stream()
        .flatMap(reach -> Stream.of(reach.min(), reach.max()))
        .sorted()
        .skip(reaches.size())
        .findFirst()
        .orElse(0.0);
  }
}
