package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.manifest.WilsonInterval;
import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.List;

/** Too few or too many representative samples, too few to measure with. Stateless. */
final class CountFinder implements Finder {
  private static final int FEWEST = 100;
  private static final int SERIOUSLY_FEW = 50;
  private static final int MOST = 300;

  /**
   * With fewer, a single sample moves the accuracy by more than the 2 % that a drop is warned at.
   */
  private static final int FEWEST_HELD_OUT = 50;

  private static final double USUAL_ACCURACY = 0.9;

  @Override
  public List<FindingReport> find(DatasetScan scan) {
    List<FindingReport> findings = new ArrayList<>();
    int representative = scan.split().calibration().size();
    if (representative > 0 && representative < FEWEST) {
      findings.add(
          new FindingReport(
              "few-representative-samples",
              representative < SERIOUSLY_FEW,
              "representative samples",
              "only " + representative + " samples calibrate the model, fewer than " + FEWEST,
              "the ranges of its tensors may come out too narrow, and what lies beyond is clipped",
              "add samples; where there are 150 or more, set <calibrationSamples> to " + FEWEST));
    }
    if (representative > MOST) {
      findings.add(
          new FindingReport(
              "many-representative-samples",
              false,
              "representative samples",
              representative + " samples calibrate the model, more than " + MOST,
              "time, and samples that could measure the accuracy",
              "lower <calibrationSamples> to " + FEWEST + " to " + MOST));
    }
    int heldOut = scan.split().heldOut().size();
    boolean measures = scan.dataset().hasLabels() || scan.dataset().hasTargets();
    if (measures && heldOut < FEWEST_HELD_OUT) {
      findings.add(
          new FindingReport(
              "few-held-out-samples",
              true,
              "held-out samples",
              "only " + heldOut + " samples are held out, fewer than " + FEWEST_HELD_OUT,
              heldOut == 0 ? "nothing can be measured" : uncertainty(scan, heldOut),
              "add samples, or lower <calibrationSamples> to no less than " + FEWEST));
    }
    return findings;
  }

  private static String uncertainty(DatasetScan scan, int heldOut) {
    return scan.dataset().hasLabels()
        ? "an accuracy of 90 % measured on them lies, with 95 % confidence, anywhere from "
            + WilsonInterval.of(USUAL_ACCURACY * heldOut, heldOut).describe()
        : "an error measured on them says little";
  }
}
