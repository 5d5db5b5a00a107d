package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.Optional;
import java.util.Set;

/** One step of the result changes what an exponential function makes of it by a lot. */
final class CoarseScores implements Symptom {
  private static final Set<String> EXPONENTIAL = Set.of("SOFTMAX", "LOGISTIC", "TANH", "EXP");
  private static final double COARSE = 0.25;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    double step = patient.form().scale();
    return patient.readers().stream()
        .map(TfliteOperator::name)
        .filter(reader -> EXPONENTIAL.contains(reader) && step > COARSE)
        .findFirst()
        .map(
            reader ->
                new Diagnosis(
                    "its result goes to "
                        + reader
                        + " in steps of "
                        + Figures.number(step)
                        + ", each a factor of "
                        + Figures.number(Math.exp(step))
                        + " in the odds",
                    "narrow its range: choose ranges by percentile or mean square error, or train"
                        + " with less extreme scores (label smoothing, weight decay)"));
  }
}
