package dev.tinyml.converter.blame;

import java.util.Arrays;
import java.util.Optional;

/** Few values far out make the range so wide that the others share a few steps. */
final class WideRange implements Symptom {
  /** Of the values, when it is asked how much of the range they need. */
  static final double NEARLY_ALL = 0.99;

  /** A part of the range that leaves three bits to a few values. */
  static final double NARROW = 0.125;

  private static final double FAR_OUT = 8;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    if (!patient.form().isQuantized()) {
      return Optional.empty();
    }
    Optional<Diagnosis> channel = channel(patient);
    return channel.isPresent() ? channel : values(patient);
  }

  private static Optional<Diagnosis> channel(Patient patient) {
    double[] reach = patient.sums().range().channelReach();
    double[] sorted = reach.clone();
    Arrays.sort(sorted);
    double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    if (sorted.length < 3 || median == 0 || sorted[sorted.length - 1] < FAR_OUT * median) {
      return Optional.empty();
    }
    int channel = 0;
    for (int i = 1; i < reach.length; i++) {
      channel = reach[i] > reach[channel] ? i : channel;
    }
    return Optional.of(
        new Diagnosis(
            "channel "
                + channel
                + " reaches "
                + Figures.number(reach[channel])
                + ", the median channel "
                + Figures.number(median)
                + ", and all share one scale: the median channel gets "
                + Figures.number(median / patient.form().scale())
                + " steps",
            "equalize the layers, or add a BatchNormalization, so that channels are alike"));
  }

  private static Optional<Diagnosis> values(Patient patient) {
    double bulk = patient.sums().range().bulk(NEARLY_ALL);
    if (bulk > NARROW) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            Figures.percent(NEARLY_ALL)
                + " of its values share "
                + Figures.percent(bulk)
                + " of its range, "
                + Figures.number(patient.form().low())
                + " to "
                + Figures.number(patient.form().high())
                + ", which few values need",
            "choose ranges by percentile or mean square error, or limit the activation (relu6)"));
  }
}
