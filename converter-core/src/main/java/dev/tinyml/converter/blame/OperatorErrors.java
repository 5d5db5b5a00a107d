package dev.tinyml.converter.blame;

import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was summed up, in figures. Immutable. */
final class OperatorErrors {
  private static final double DECIBEL_STEP = 1e-2;
  private static final double FRACTION_STEP = 1e-6;
  private static final double RMSE_STEP = 1e-4;

  private final ModelPair models;
  private final List<OperatorSums> sums;
  private final boolean judged;
  private final double total;
  private final LayerNames layers;

  /**
   * @param sums one per operator, then one per input of the model
   * @param judged whether there were labels
   */
  OperatorErrors(ModelPair models, List<OperatorSums> sums, boolean judged) {
    this.models = models;
    this.sums = List.copyOf(sums);
    this.judged = judged;
    layers = new LayerNames(models.reference().structure());
    double all = 0;
    for (int i = 0; i < sums.size(); i++) {
      all += effect(i);
    }
    total = all;
  }

  /**
   * The part of the noise-to-signal ratio of the model's scores that is an operator's. What stands
   * behind the scores counts by its own error.
   *
   * @param number of the operator among those compared, and from there on of a model input
   */
  double effect(int number) {
    OperatorSums of = sums.get(number);
    if (number < models.operators().size()) {
      ComparedOperator operator = models.operators().get(number);
      if (models.scores().behind().contains(operator.outputs().get(0).real())) {
        return finite(of.own().noiseToSignal());
      }
      if (operator.subgraph() > 0 || operator.calls()) {
        return 0;
      }
    }
    return finite(of.alone().noiseToSignal());
  }

  /** An error without any signal is as large as one can be. */
  private static double finite(double ratio) {
    return Double.isFinite(ratio) ? ratio : 1e12;
  }

  /** The operator's part of the sum over all; empty when it was not measured. */
  Optional<Double> share(int number) {
    boolean inCalledGraph =
        number < models.operators().size() && models.operators().get(number).subgraph() > 0;
    return sums.get(number).alone().samples() == 0 || inCalledGraph
        ? Optional.empty()
        : Optional.of(rounded(total == 0 ? 0 : effect(number) / total, FRACTION_STEP));
  }

  /** One report per operator that ran with values to compare. */
  List<OperatorReport> reports() {
    List<OperatorReport> reports = new ArrayList<>();
    for (int i = 0; i < models.operators().size(); i++) {
      if (sums.get(i).accumulated().count() > 0) {
        reports.add(report(i, models.operators().get(i), sums.get(i)));
      }
    }
    return reports;
  }

  private OperatorReport report(int number, ComparedOperator operator, OperatorSums of) {
    boolean alone = of.alone().samples() > 0 && share(number).isPresent() && !operator.calls();
    String output = name(operator);
    return new OperatorReport(
        operator.subgraph(),
        operator.operator(),
        operator.kind(),
        layer(operator),
        output,
        decibels(of.accumulated().noiseToSignal()),
        rounded(of.accumulated().cosine(), FRACTION_STEP),
        rounded(of.accumulated().rmsePerScale(), RMSE_STEP),
        rounded(of.accumulated().saturation(), FRACTION_STEP),
        of.own().count() == 0 ? Optional.empty() : Optional.of(decibels(of.own().noiseToSignal())),
        alone ? Optional.of(decibels(effect(number))) : Optional.empty(),
        share(number).filter(s -> alone),
        alone && judged
            ? Optional.of(rounded(of.alone().accuracy(), FRACTION_STEP))
            : Optional.empty());
  }

  /** The layer that an operator belongs to, as far as names tell. */
  String layer(ComparedOperator operator) {
    return layers.of(operator, name(operator));
  }

  /** The name of an operator's first output. */
  String name(ComparedOperator operator) {
    TensorPlace place = operator.outputs().get(0).device();
    return models
        .device()
        .structure()
        .subgraphs()
        .get(place.subgraph())
        .tensors()
        .get(place.tensor())
        .spec()
        .name();
  }

  private static double decibels(double noiseToSignal) {
    return rounded(ErrorSums.decibels(noiseToSignal), DECIBEL_STEP);
  }

  /** Figures depend on the last digits of float kernels, which differ between processors. */
  private static double rounded(double value, double step) {
    return Double.isFinite(value) ? Math.rint(value / step) / Math.rint(1 / step) : value;
  }
}
