package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says which tensors were calibrated for less than held-out samples give them. Stateless. */
public final class SaturationFindings {
  private static final double TOLERATED = 0.001;
  private static final double SERIOUS = 0.01;
  private static final int MOST = 10;

  /**
   * Findings about the most saturated tensors, ten at most; one more tells how many others there
   * are.
   *
   * @param tensors those whose saturation was not measured are left out
   * @return serious findings first, each kind with the most saturated tensor first; often empty
   */
  public List<FindingReport> of(List<TensorReport> tensors) {
    List<TensorReport> saturated =
        tensors.stream()
            .filter(tensor -> saturation(tensor) > TOLERATED)
            .sorted(Comparator.comparingDouble(SaturationFindings::saturation).reversed())
            .toList();
    List<FindingReport> findings =
        saturated.stream().limit(MOST).map(SaturationFindings::finding).toList();
    return saturated.size() <= MOST
        ? findings
        : Stream.concat(findings.stream(), Stream.of(others(saturated.size() - MOST))).toList();
  }

  private static double saturation(TensorReport tensor) {
    return tensor.saturation().orElse(0.0);
  }

  private static FindingReport finding(TensorReport tensor) {
    boolean clipped = tensor.low() > tensor.min() || tensor.high() < tensor.max();
    return new FindingReport(
        "tensor-saturated",
        saturation(tensor) > SERIOUS,
        "tensor " + tensor.name(),
        String.format(
            Locale.ROOT,
            "%.2f %% of its values on held-out samples lie beyond %.4g to %.4g",
            100 * saturation(tensor),
            tensor.low(),
            tensor.high()),
        "they are clipped to the range's ends, and all operators behind it get wrong values",
        clipped
            ? "choose a method of <calibration> that clips less; min-max reaches from "
                + String.format(Locale.ROOT, "%.4g to %.4g", tensor.min(), tensor.max())
            : "add representative samples that reach as far, or raise <calibrationSamples>");
  }

  private static FindingReport others(int count) {
    return new FindingReport(
        "tensors-saturated",
        false,
        count + " more tensors",
        String.format(
            Locale.ROOT,
            "more than %.1f %% of their values on held-out samples lie beyond their ranges",
            100 * TOLERATED),
        "these values are clipped to the ranges' ends",
        "look at the tensors above first: later ones often follow from them");
  }
}
