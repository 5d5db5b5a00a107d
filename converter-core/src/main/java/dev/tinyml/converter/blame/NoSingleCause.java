package dev.tinyml.converter.blame;

import java.util.Optional;

/** What is left to say about an operator: where its error comes from. */
final class NoSingleCause implements Symptom {
  /** Rounding a result makes an error of a third of a step, and a little more in between. */
  private static final double ROUNDING = 0.6;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    double steps = patient.sums().own().rmsePerScale();
    boolean rounding = patient.form().isQuantized() && steps <= ROUNDING;
    return Optional.of(
        new Diagnosis(
            rounding
                ? "its results are "
                    + Figures.number(patient.sums().own().rms() / patient.form().scale())
                    + " steps large in the mean, and rounding them is all of its error"
                : "its error is "
                    + Figures.number(steps)
                    + " steps of its result, more than rounding makes: its weights are coarse",
            rounding
                ? "choose ranges by percentile or mean square error, or use int16 activations"
                : "correct the biases or equalize the layers, or train with quantization in"
                    + " mind"));
  }
}
