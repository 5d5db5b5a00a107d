package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to choose ranges, in a user's words.
 *
 * @param method id of a method
 * @param percentile for the method of that name; empty where it is not configured
 */
record CalibrationChoice(String method, Optional<Double> percentile) {

  /** Adds a problem for an unknown method, and for a percentile that is wrong or without use. */
  void check(Problems problems) {
    Optional<CalibrationMethod> known = known();
    if (known.isEmpty()) {
      problems.add(
          "calibration-method-unknown",
          ProblemKind.CONFIGURATION,
          "<calibrationMethod>",
          "\"" + method + "\"",
          Stream.of(CalibrationMethod.values())
              .map(CalibrationMethod::id)
              .collect(Collectors.joining(", ", "one of ", "")),
          "correct or remove the parameter");
    } else if (percentile.isPresent() && known.get() != CalibrationMethod.PERCENTILE) {
      problems.add(
          "percentile-unused",
          ProblemKind.CONFIGURATION,
          "<percentile>",
          percentile.get() + " with the calibration method " + method,
          "a percentile with the method percentile only",
          "configure <calibrationMethod>percentile</calibrationMethod>, or remove <percentile>");
    } else {
      try {
        calibration();
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
  }

  /**
   * The method with its parameter; only after a check that found no problem.
   *
   * @throws ProblemException when the percentile is wrong
   */
  Calibration calibration() {
    return new Calibration(
        known().orElseThrow(), percentile.orElse(Calibration.DEFAULT_PERCENTILE));
  }

  private Optional<CalibrationMethod> known() {
    return Stream.of(CalibrationMethod.values()).filter(m -> m.id().equals(method)).findFirst();
  }
}
