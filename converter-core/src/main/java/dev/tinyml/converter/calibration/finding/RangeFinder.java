package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Ranges that held-out samples exceed, that a few samples stretch, or that leave few steps for some
 * channels. Stateless.
 */
final class RangeFinder implements Finder {
  private static final double TOLERATED = 0.001;
  private static final double SERIOUS = 0.01;
  private static final double CHANNEL_TOLERATED = 0.05;

  /** Of n random values two more lie beyond the range of n others, on average; ten rarely do. */
  private static final int BY_CHANCE = 10;

  private static final int FEWEST_SAMPLES = 20;
  private static final int MOST_LISTED = 5;
  private static final double STEPS = 255;
  private static final double FEW_STEPS = 8;
  private static final double SERIOUSLY_FEW_STEPS = 2;

  @Override
  public List<FindingReport> find(DatasetScan scan) {
    List<FindingReport> findings = new ArrayList<>();
    for (InputScan input : scan.inputs()) {
      Coverage coverage = input.coverage();
      if (coverage.isComparable()) {
        coverage(input, coverage, findings);
      }
      if (coverage.representative() >= FEWEST_SAMPLES) {
        coverage.outliers().ifPresent(outliers -> findings.add(outlier(input, outliers)));
        uneven(input, coverage, findings);
      }
    }
    return findings;
  }

  private static void coverage(InputScan input, Coverage coverage, List<FindingReport> findings) {
    Channels channels = input.channels();
    double values = (double) coverage.representative() * input.moments().size();
    double share = coverage.shareBeyond();
    if (share > Math.max(TOLERATED, BY_CHANCE / values)) {
      findings.add(
          new FindingReport(
              "range-not-covered",
              share > Math.max(SERIOUS, BY_CHANCE / values),
              input.subject(),
              String.format(
                  Locale.ROOT,
                  "%.2f %% of the held-out values lie beyond the range of the representative ones:"
                      + " %.4g to %.4g, against %.4g to %.4g",
                  100 * share,
                  coverage.heldOutSmallest(),
                  coverage.heldOutLargest(),
                  coverage.smallest(),
                  coverage.largest()),
              "they are clipped to the range's ends on the board, and so is what follows from them",
              "add representative samples that reach as far, or raise <calibrationSamples>"));
      return;
    }
    double perChannel = (double) coverage.representative() * channels.steps();
    double limit = Math.max(CHANNEL_TOLERATED, BY_CHANCE / perChannel);
    List<Integer> beyond = channels.which(c -> coverage.shareBeyond(c) > limit);
    if (!beyond.isEmpty()) {
      double worst = beyond.stream().mapToDouble(coverage::shareBeyond).max().orElseThrow();
      findings.add(
          new FindingReport(
              "channels-not-covered",
              false,
              input.subject() + ", " + channels.describe(beyond),
              String.format(
                  Locale.ROOT,
                  "up to %.1f %% of a channel's held-out values lie beyond those of the"
                      + " representative samples, though within the input's range",
                  100 * worst),
              "activations that they cause were not seen when ranges were chosen, and may be clipped",
              "add representative samples that reach as far"));
    }
  }

  private static FindingReport outlier(InputScan input, Outliers outliers) {
    boolean one = outliers.samples().size() == 1;
    return new FindingReport(
        one ? "outlier-sample" : "outlier-samples",
        true,
        input.subject() + ", " + samples(outliers.samples()),
        String.format(
            Locale.ROOT,
            "%s to a width of %.4g, where the others need %.4g",
            one
                ? "it stretches the range"
                : "these "
                    + outliers.samples().size()
                    + " of "
                    + input.coverage().representative()
                    + " representative samples stretch the range",
            outliers.width(),
            outliers.usual()),
        String.format(
            Locale.ROOT,
            "%.1f bits of resolution for all other samples",
            StrictMath.log(outliers.width() / outliers.usual()) / StrictMath.log(2)),
        one
            ? "remove the sample if it is wrong; else clip the range with <calibrationMethod>"
            : "remove the samples if they are wrong; else clip the range with <calibrationMethod>,"
                + " percentile for one");
  }

  private static String samples(List<Integer> indices) {
    List<String> listed = indices.stream().limit(MOST_LISTED).map(String::valueOf).toList();
    int more = indices.size() - listed.size();
    return (indices.size() == 1 ? "sample " : "samples ")
        + String.join(", ", listed)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static void uneven(InputScan input, Coverage coverage, List<FindingReport> findings) {
    Channels channels = input.channels();
    List<Integer> narrow =
        channels.which(
            c -> coverage.width(c) > 0 && STEPS * coverage.width(c) < FEW_STEPS * coverage.width());
    if (narrow.isEmpty()) {
      return;
    }
    int narrowest = narrow.stream().min(Comparator.comparingDouble(coverage::width)).orElseThrow();
    double steps = STEPS * coverage.width(narrowest) / coverage.width();
    findings.add(
        new FindingReport(
            "channels-uneven",
            steps < SERIOUSLY_FEW_STEPS,
            input.subject() + ", " + channels.describe(narrow),
            String.format(
                Locale.ROOT,
                "%d of %d use a small part of the input's range; %s spans %.3g of %.4g",
                narrow.size(),
                channels.count(),
                channels.describe(List.of(narrowest)),
                coverage.width(narrowest),
                coverage.width()),
            String.format(
                Locale.ROOT,
                "an input has one scale: %.1f of its 256 steps are left for that one",
                steps),
            "normalize each channel by its own mean and standard deviation, in training too"));
  }
}
