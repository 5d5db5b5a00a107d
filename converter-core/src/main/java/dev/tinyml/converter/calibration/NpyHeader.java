package dev.tinyml.converter.calibration;

import java.util.List;

/**
 * The header of a NumPy file.
 *
 * @param descr element type with byte order: {@code <f4}
 * @param fortranOrder whether the first index runs fastest
 * @param shape each at least 0
 */
record NpyHeader(String descr, boolean fortranOrder, List<Long> shape) {

  /** Copies the list. */
  NpyHeader {
    shape = List.copyOf(shape);
  }
}
