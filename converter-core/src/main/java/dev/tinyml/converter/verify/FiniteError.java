package dev.tinyml.converter.verify;

/** Errors of broken outputs as numbers that a manifest can hold. Stateless. */
final class FiniteError {
  private FiniteError() {}

  /** The same error; the largest there is for one that is infinite or no number. */
  static double of(double error) {
    return error < Double.MAX_VALUE ? error : Double.MAX_VALUE;
  }
}
