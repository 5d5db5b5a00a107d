package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says which tensors were calibrated for less than held-out samples give them. How much that costs
 * decides, not how many values it concerns: a few logits slightly beyond the largest that
 * calibrated are as it should be. What a method of choosing ranges cuts off on purpose is a finding
 * only when it is more than rare outliers. Tensors that the device does not have lose nothing.
 * Stateless.
 */
public final class SaturationFindings {
  /** 30 dB below the tensor's own values: what a model bears that has no suspects. */
  private static final double TOLERATED = 0.001;

  /** 20 dB below. */
  private static final double SERIOUS = 0.01;

  /** What a method that clips may take for outliers, as a fraction of the values. */
  private static final double OUTLIERS = 0.01;

  private static final int MOST = 5;

  /**
   * Findings about the most saturated tensors, five at most; one more tells how many others there
   * are.
   *
   * @param tensors those whose saturation was not measured are left out
   * @return serious findings first, each kind with the tensor first that loses most; often empty
   */
  public List<FindingReport> of(List<TensorReport> tensors) {
    List<TensorReport> saturated =
        tensors.stream()
            .filter(tensor -> tensor.scale().isPresent() && loss(tensor) > TOLERATED)
            .filter(tensor -> !clipped(tensor) || share(tensor) > OUTLIERS)
            .sorted(Comparator.comparingDouble(SaturationFindings::loss).reversed())
            .toList();
    List<FindingReport> findings =
        saturated.stream().limit(MOST).map(SaturationFindings::finding).toList();
    return saturated.size() <= MOST
        ? findings
        : Stream.concat(findings.stream(), Stream.of(others(saturated.size() - MOST))).toList();
  }

  private static double loss(TensorReport tensor) {
    return tensor.loss().orElse(0.0);
  }

  private static double share(TensorReport tensor) {
    return tensor.saturation().orElse(0.0);
  }

  /** Whether the range leaves out, by more than a step, what calibration saw. */
  private static boolean clipped(TensorReport tensor) {
    double step = tensor.scale().orElse(0.0);
    return tensor.low() - step > tensor.min() || tensor.high() + step < tensor.max();
  }

  private static FindingReport finding(TensorReport tensor) {
    return new FindingReport(
        "tensor-saturated",
        loss(tensor) > SERIOUS,
        "tensor " + tensor.name(),
        String.format(
            Locale.ROOT,
            "%.2f %% of its values on held-out samples lie beyond %.4g to %.4g",
            100 * share(tensor),
            tensor.low(),
            tensor.high()),
        cost(tensor),
        clipped(tensor)
            ? "choose a <calibrationMethod> that clips less; min-max reaches from "
                + String.format(Locale.ROOT, "%.4g to %.4g", tensor.min(), tensor.max())
            : "add representative samples that reach as far, or raise <calibrationSamples>");
  }

  private static String cost(TensorReport tensor) {
    double decibels = -10 * StrictMath.log10(loss(tensor));
    return Double.isInfinite(decibels)
        ? "all operators behind it get wrong values"
        : String.format(
            Locale.ROOT,
            "they are clipped to the range's ends: an error only %.0f dB below the values, which all"
                + " operators behind it get",
            decibels);
  }

  private static FindingReport others(int count) {
    return new FindingReport(
        "tensors-saturated",
        false,
        count + " more tensors",
        String.format(
            Locale.ROOT,
            "what their ranges cut off of held-out samples is more than %.1f %% of their power",
            100 * TOLERATED),
        "all operators behind them get wrong values",
        "look at the tensors above first: later ones often follow from them");
  }
}
