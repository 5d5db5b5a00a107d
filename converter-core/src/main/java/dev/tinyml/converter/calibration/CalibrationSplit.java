package dev.tinyml.converter.calibration;

import java.util.List;

/**
 * Which samples calibrate, and which are held out to measure the result with. No sample does both.
 *
 * @param calibration indices in the order in which they are fed
 * @param heldOut indices, ascending
 * @param perClass calibration samples of each class; empty without labels
 */
public record CalibrationSplit(
    List<Integer> calibration, List<Integer> heldOut, List<Integer> perClass) {

  /** Copies the lists. */
  public CalibrationSplit {
    calibration = List.copyOf(calibration);
    heldOut = List.copyOf(heldOut);
    perClass = List.copyOf(perClass);
  }
}
