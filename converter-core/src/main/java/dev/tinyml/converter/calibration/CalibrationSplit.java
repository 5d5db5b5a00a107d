package dev.tinyml.converter.calibration;

import java.util.List;

/**
 * Which samples calibrate, and which are held out to measure the result with. No sample does both.
 *
 * @param calibration indices in the order in which they are fed
 * @param heldOut indices, ascending
 * @param perClass calibration samples of each class; empty without labels
 * @param warnings whole sentences about what may hurt the result; often empty
 */
public record CalibrationSplit(
    List<Integer> calibration,
    List<Integer> heldOut,
    List<Integer> perClass,
    List<String> warnings) {

  /** Copies the lists. */
  public CalibrationSplit {
    calibration = List.copyOf(calibration);
    heldOut = List.copyOf(heldOut);
    perClass = List.copyOf(perClass);
    warnings = List.copyOf(warnings);
  }
}
