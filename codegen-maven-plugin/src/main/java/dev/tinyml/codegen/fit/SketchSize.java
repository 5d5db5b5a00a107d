package dev.tinyml.codegen.fit;

import java.util.OptionalLong;

/**
 * What a sketch takes besides engine, buffers and core. Estimates: measured of whole sketches that
 * read the serial port, built by Arduino's builder for AVR and run in simavr, with as much again
 * where other sensors, more classes or another compiler may take more.
 */
enum SketchSize {
  /**
   * Sentences and names of classes lie in RAM: 234 bytes with four names, 202 without. The stack
   * held 121 bytes on an ATmega328P, and 125 on an ATmega2560. Flash: 4.6 KB.
   */
  AVR(202, 320, 34, 120, 320, 9216),

  /** Constants stay in flash; a stack holds more, as registers are wider. */
  CORTEX_M(0, 512, 0, 0, 2048, 16384);

  private final long ramAtLeast;
  private final long ramAtMost;
  private final long ramPerClass;
  private final long stackAtLeast;
  private final long stackAtMost;
  private final long flashAtMost;

  SketchSize(
      long ramAtLeast,
      long ramAtMost,
      long ramPerClass,
      long stackAtLeast,
      long stackAtMost,
      long flashAtMost) {
    this.ramAtLeast = ramAtLeast;
    this.ramAtMost = ramAtMost;
    this.ramPerClass = ramPerClass;
    this.stackAtLeast = stackAtLeast;
    this.stackAtMost = stackAtMost;
    this.flashAtMost = flashAtMost;
  }

  /** Variables of a sketch with so many classes, whose names have up to 32 characters. */
  Need ram(long classes) {
    return new Need("sketch", ramAtLeast, OptionalLong.of(ramAtMost + classes * ramPerClass));
  }

  /** The stack. */
  Need stack() {
    return new Need("stack", stackAtLeast, OptionalLong.of(stackAtMost));
  }

  /** Code, and mean and standard deviation of each value of the window. */
  Need flash(long windowBytes) {
    return new Need("sketch", 0, OptionalLong.of(flashAtMost + 2 * windowBytes));
  }
}
