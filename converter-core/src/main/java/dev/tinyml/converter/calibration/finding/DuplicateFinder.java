package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Samples that occur more than once. Stateless. */
final class DuplicateFinder implements Finder {
  /** Samples of fewer values, or of few words, may well be the same by chance. */
  private static final int FEWEST_VALUES = 8;

  private static final double TOLERATED = 0.01;
  private static final double SERIOUS = 0.1;

  @Override
  public List<FindingReport> find(DatasetScan scan) {
    List<FindingReport> findings = new ArrayList<>();
    int values = scan.inputs().stream().mapToInt(input -> input.moments().size()).sum();
    if (values < FEWEST_VALUES) {
      return findings;
    }
    DuplicateScan duplicates = scan.duplicates();
    int samples = scan.dataset().sampleCount();
    if (duplicates.contradictions() > 0) {
      findings.add(
          new FindingReport(
              "labels-contradictory",
              share(duplicates.contradictions(), samples) > TOLERATED,
              "labels",
              duplicates.contradictions()
                  + " of "
                  + samples
                  + " samples are equal to another one of a different class",
              "each of them counts as an error of the float or the quantized model, whatever it"
                  + " decides",
              "remove them or mend their labels"));
    }
    int heldOut = scan.split().heldOut().size();
    if (duplicates.leaked() > 0) {
      findings.add(
          new FindingReport(
              "held-out-duplicates",
              share(duplicates.leaked(), heldOut) > TOLERATED,
              "held-out samples",
              duplicates.leaked() + " of " + heldOut + " are equal to a representative sample",
              "the accuracy measured on them may be better than that on new data",
              "remove duplicates from the dataset"));
    }
    int representative = scan.split().calibration().size();
    double share = share(duplicates.duplicates(), samples);
    if (share > TOLERATED) {
      findings.add(
          new FindingReport(
              "duplicate-samples",
              share > SERIOUS,
              "samples",
              String.format(
                  Locale.ROOT,
                  "%d of %d, %.1f %%, are equal to an earlier one; %d of the %d representative ones",
                  duplicates.duplicates(),
                  samples,
                  100 * share,
                  duplicates.amongRepresentatives(),
                  representative),
              "duplicates add nothing to the ranges: "
                  + (representative - duplicates.amongRepresentatives())
                  + " different samples calibrate the model",
              "remove duplicates from the dataset"));
    }
    return findings;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
