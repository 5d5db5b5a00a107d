package dev.tinyml.converter.blame;

import java.util.Optional;

/** Something that makes an operator lose accuracy. Implementations are stateless. */
interface Symptom {

  /**
   * A reason with its cure.
   *
   * @param reason what is wrong, with figures; a clause without a full stop
   * @param nextStep what to do
   */
  record Diagnosis(String reason, String nextStep) {}

  /** Looks at an operator. */
  Optional<Diagnosis> find(Patient patient);
}
