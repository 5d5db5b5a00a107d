package dev.tinyml.converter.report;

/**
 * Something about the calibration data that costs accuracy, or may.
 *
 * @param id stable, in kebab-case
 * @param serious whether it should be cured rather than known
 * @param subject what it is about: a class, an input, a feature
 * @param found what was found, with figures
 * @param cost what it costs
 * @param nextStep what to do
 */
public record FindingReport(
    String id, boolean serious, String subject, String found, String cost, String nextStep) {

  /** All of it in a sentence for a log. */
  public String sentence() {
    return subject + ": " + found + "; " + cost + ". Next step: " + nextStep + ".";
  }
}
