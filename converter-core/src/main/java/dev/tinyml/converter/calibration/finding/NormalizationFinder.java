package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.calibration.finding.Moments.Distribution;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Data that is not as training saw it. With mean and std every channel should come out near 0 with
 * a deviation near 1; without them only a scale that training hardly used can be told. Stateless.
 */
final class NormalizationFinder implements Finder {
  private static final int FEWEST_SAMPLES = 20;

  /** Of few channels each counts; of many, some may be rare. */
  private static final int FEW_CHANNELS = 16;

  private static final double SHARE_OF_MANY = 0.25;
  private static final double FAR_TOLERATED = 0.001;
  private static final double FAR_SERIOUS = 0.01;
  private static final double FAR_RARE = 0.05;
  private static final double OFF_MEAN = 0.75;
  private static final double UNUSUAL = 5;
  private static final float SCALED = 1.01f;

  private static final String FOREIGN =
      "the model gets values that training never gave it: float accuracy falls, and ranges are"
          + " calibrated for the wrong values";

  @Override
  public List<FindingReport> find(DatasetScan scan) {
    List<FindingReport> findings = new ArrayList<>();
    Normalization normalization = scan.dataset().normalization();
    if (scan.dataset().sampleCount() < FEWEST_SAMPLES) {
      return findings;
    }
    for (InputScan input : scan.inputs()) {
      if (isScaling(input, normalization)) {
        continue;
      }
      if (normalization.isIdentity()) {
        unusual(input, findings);
      } else {
        normalized(input, normalization, findings);
      }
    }
    return findings;
  }

  /** Whether mean and std are no statistics, but bring pixels between 0 and 1 or -1 and 1. */
  private static boolean isScaling(InputScan input, Normalization normalization) {
    return normalization.mean().size() == 1 && input.farthest() <= SCALED;
  }

  private static void normalized(
      InputScan input, Normalization normalization, List<FindingReport> findings) {
    List<Distribution> found = asGiven(input);
    List<Integer> off = off(found, OFF_MEAN, 2);
    if (isMuch(off, found) && !isOfSpikes(input, found, off)) {
      boolean serious = isMuch(off(found, 2, 4), found);
      int worst = worst(found, off);
      String figures =
          String.format(
              Locale.ROOT,
              "%d of %d are not near mean 0 and deviation 1 when normalized; %s has mean %.3g and"
                  + " deviation %.3g",
              off.size(),
              found.size(),
              input.channels().describe(List.of(worst)),
              found.get(worst).mean(),
              found.get(worst).deviation());
      String subject = input.subject() + ", " + input.channels().describe(off);
      if (fits(raw(input, normalization))) {
        findings.add(
            new FindingReport(
                "normalized-twice",
                true,
                subject,
                figures + ", while the samples themselves have about 0 and 1",
                FOREIGN,
                "give the samples as recorded, or leave <mean> and <std> out"));
      } else if (swappedFits(input, normalization)) {
        findings.add(
            new FindingReport(
                "mean-and-std-swapped",
                true,
                subject,
                figures + ", and would be with mean and std the other way round",
                FOREIGN,
                "exchange the files of <mean> and <std>"));
      } else {
        findings.add(
            new FindingReport(
                "normalization-off",
                serious,
                subject,
                figures,
                FOREIGN,
                "check that mean and std are those of the training data, in the unit and the order"
                    + " of these samples"));
      }
    } else if (input.shareFar() > FAR_TOLERATED) {
      far(input, findings);
    }
  }

  /** Whether rare values far away explain deviations that are too large. */
  private static boolean isOfSpikes(InputScan input, List<Distribution> found, List<Integer> off) {
    return input.shareFar() > FAR_TOLERATED
        && input.shareFar() < FAR_RARE
        && off.stream()
            .map(found::get)
            .allMatch(d -> d.deviation() > 1 && Math.abs(d.mean()) <= OFF_MEAN);
  }

  private static void far(InputScan input, List<FindingReport> findings) {
    double width = input.coverage().isComparable() ? input.coverage().width() : 0;
    findings.add(
        new FindingReport(
            "values-far-from-mean",
            input.shareFar() > FAR_SERIOUS,
            input.subject(),
            String.format(
                Locale.ROOT,
                "%.2f %% of the values are more than 6 standard deviations from the mean, up to %.3g",
                100 * input.shareFar(),
                input.farthest()),
            "they stretch the input's range"
                + (width > 6
                    ? String.format(
                        Locale.ROOT,
                        ": only %.0f of 256 steps are left for the usual values, within 3 deviations",
                        Math.min(256, 6 * 255 / width))
                    : ""),
            "look for spikes and wrong units in the samples; or clip the range with <calibrationMethod>"));
  }

  private static void unusual(InputScan input, List<FindingReport> findings) {
    List<Distribution> found = asGiven(input);
    List<Integer> large =
        IntStream.range(0, found.size())
            .filter(
                c -> Math.abs(found.get(c).mean()) > UNUSUAL || found.get(c).deviation() > UNUSUAL)
            .boxed()
            .toList();
    if (!isMuch(large, found)) {
      return;
    }
    int worst = worst(found, large);
    findings.add(
        new FindingReport(
            "input-not-normalized",
            false,
            input.subject() + ", " + input.channels().describe(large),
            String.format(
                Locale.ROOT,
                "there is no mean and std, and %s has mean %.4g and deviation %.4g",
                input.channels().describe(List.of(worst)),
                found.get(worst).mean(),
                found.get(worst).deviation()),
            "if training normalized its data, "
                + FOREIGN
                + "; nothing if it did not, or if the model does so itself",
            "give <mean> and <std> of the training data, or normalized samples"));
  }

  private static boolean isMuch(List<Integer> some, List<Distribution> all) {
    return some.size() > (all.size() <= FEW_CHANNELS ? 0 : SHARE_OF_MANY * all.size());
  }

  private static List<Integer> off(List<Distribution> found, double mean, double factor) {
    return IntStream.range(0, found.size())
        .filter(
            c ->
                // A constant channel is a finding of its own.
                found.get(c).deviation() > 0
                    && (Math.abs(found.get(c).mean()) > mean
                        || found.get(c).deviation() > factor
                        || found.get(c).deviation() < 1 / factor))
        .boxed()
        .toList();
  }

  private static int worst(List<Distribution> found, List<Integer> some) {
    return some.stream()
        .reduce((a, b) -> distance(found.get(b)) > distance(found.get(a)) ? b : a)
        .orElseThrow();
  }

  private static double distance(Distribution d) {
    return Math.abs(d.mean()) + Math.abs(Math.log(Math.max(d.deviation(), 1e-9)));
  }

  private static boolean fits(List<Distribution> found) {
    return !isMuch(off(found, 0.3, 1.5), found);
  }

  private static List<Distribution> asGiven(InputScan input) {
    double[] ones = new double[input.moments().size()];
    Arrays.fill(ones, 1);
    return channels(input, ones, new double[ones.length]);
  }

  private static List<Distribution> raw(InputScan input, Normalization normalization) {
    double[] factors = new double[input.moments().size()];
    double[] offsets = new double[factors.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = std(normalization, i);
      offsets[i] = mean(normalization, i);
    }
    return channels(input, factors, offsets);
  }

  private static boolean swappedFits(InputScan input, Normalization normalization) {
    double[] factors = new double[input.moments().size()];
    double[] offsets = new double[factors.length];
    for (int i = 0; i < factors.length; i++) {
      double mean = mean(normalization, i);
      double std = std(normalization, i);
      if (!(mean > 0)) {
        return false;
      }
      factors[i] = std / mean;
      offsets[i] = (mean - std) / mean;
    }
    return fits(channels(input, factors, offsets));
  }

  private static List<Distribution> channels(InputScan input, double[] factors, double[] offsets) {
    return IntStream.range(0, input.channels().count())
        .mapToObj(c -> input.moments().channel(input.channels(), c, factors, offsets))
        .toList();
  }

  private static double mean(Normalization normalization, int index) {
    return normalization.mean().get(index % normalization.mean().size());
  }

  private static double std(Normalization normalization, int index) {
    return normalization.std().get(index % normalization.std().size());
  }
}
