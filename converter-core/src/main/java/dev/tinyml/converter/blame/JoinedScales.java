package dev.tinyml.converter.blame;

import java.util.Optional;

/** What was fine becomes as coarse as what it is joined with. */
final class JoinedScales implements Symptom {
  private static final double MUCH_COARSER = 8;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    double result = patient.form().scale();
    double finest = result;
    for (ComparedTensor input : patient.compared().inputs()) {
      if (input.form().isQuantized() && input.form().levels() == patient.form().levels()) {
        finest = Math.min(finest, input.form().scale());
      }
    }
    boolean joins =
        patient.compared().inputs().size() > 1 || patient.compared().kind().equals("QUANTIZE");
    if (!joins || finest == 0 || result < MUCH_COARSER * finest) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            "its result has steps of "
                + Figures.number(result)
                + ", an input has steps of "
                + Figures.number(finest)
                + ", which is lost",
            "bring what is joined to similar ranges, by a BatchNormalization or an activation in"
                + " front"));
  }
}
