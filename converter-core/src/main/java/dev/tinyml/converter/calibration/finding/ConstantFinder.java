package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.List;

/** Values that never change, as of a sensor axis that is dead or was stuck. Stateless. */
final class ConstantFinder implements Finder {
  private static final int FEWEST_SAMPLES = 20;
  private static final double TOLERATED = 0.01;
  private static final double SERIOUS = 0.1;

  /** Windows of a sensor; pixels and table columns are often flat for good reason. */
  private static final int FEWEST_STEPS = 16;

  private static final int MOST_AXES = 16;

  @Override
  public List<FindingReport> find(DatasetScan scan) {
    List<FindingReport> findings = new ArrayList<>();
    int samples = scan.dataset().sampleCount();
    if (samples < FEWEST_SAMPLES) {
      return findings;
    }
    for (InputScan input : scan.inputs()) {
      List<Integer> dead = dead(input);
      if (!dead.isEmpty()) {
        findings.add(dead(input, dead, samples));
      }
      boolean window =
          input.channels().steps() >= FEWEST_STEPS && input.channels().count() <= MOST_AXES;
      List<Integer> stuck =
          window
              ? input
                  .channels()
                  .which(c -> !dead.contains(c) && input.flat().flat(c) > TOLERATED * samples)
              : List.of();
      if (input.flat().flat() > TOLERATED * samples && input.moments().size() > 1) {
        findings.add(flat(input, samples));
      } else if (!stuck.isEmpty()) {
        findings.add(stuck(input, stuck, samples));
      }
    }
    return findings;
  }

  private static List<Integer> dead(InputScan input) {
    boolean[] alive = new boolean[input.channels().count()];
    for (int i = 0; i < input.moments().size(); i++) {
      alive[i % alive.length] |= !input.moments().isConstant(i);
    }
    return input.channels().which(c -> !alive[c]);
  }

  private static FindingReport dead(InputScan input, List<Integer> dead, int samples) {
    return new FindingReport(
        "constant-features",
        true,
        input.subject() + ", " + input.channels().describe(dead),
        dead.size()
            + " of "
            + input.channels().count()
            + " never change over all "
            + samples
            + " samples",
        "what the model makes of other values is neither calibrated nor measured: a dead sensor here"
            + " that lives on the board gives values that are clipped",
        "check the recording; add samples in which they change, unless they always are as here");
  }

  private static FindingReport flat(InputScan input, int samples) {
    return new FindingReport(
        "constant-samples",
        input.flat().flat() > SERIOUS * samples,
        input.subject(),
        input.flat().flat() + " of " + samples + " samples have the same value everywhere",
        "they calibrate and measure nothing but silence",
        "remove them, unless silence is a class of its own");
  }

  private static FindingReport stuck(InputScan input, List<Integer> stuck, int samples) {
    int most = stuck.stream().mapToInt(c -> input.flat().flat(c)).max().orElseThrow();
    return new FindingReport(
        "stuck-channels",
        most > SERIOUS * samples,
        input.subject() + ", " + input.channels().describe(stuck),
        "no change within a sample in up to " + most + " of " + samples + " samples",
        "ranges and accuracy are those of a sensor that fails at times",
        "check the recordings, and remove those of a stuck sensor");
  }
}
