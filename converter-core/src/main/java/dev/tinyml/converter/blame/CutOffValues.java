package dev.tinyml.converter.blame;

import java.util.Optional;

/** Values lie beyond the range that was chosen for them. */
final class CutOffValues implements Symptom {
  private static final double MOST_OF_THE_ERROR = 0.5;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    ErrorSums own = patient.sums().own();
    if (!patient.form().isQuantized() || own.clippingShare() < MOST_OF_THE_ERROR) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            Figures.percent(own.saturation())
                + " of its values lie beyond the range "
                + Figures.number(patient.form().low())
                + " to "
                + Figures.number(patient.form().high())
                + " and are cut off, which makes "
                + Figures.percent(own.clippingShare())
                + " of its error",
            "let the range hold them: calibrate with min-max or a higher percentile, and with"
                + " samples that reach such values"));
  }
}
