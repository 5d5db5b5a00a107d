package dev.tinyml.codegen.fit;

import java.util.OptionalInt;
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
  AVR(202, 320, 34, 120, 160, 9216),

  /** Constants stay in flash; a stack holds more, as registers are wider. */
  CORTEX_M(0, 512, 0, 0, 1024, 16384);

  private final long ramAtLeast;
  private final long ramAtMost;
  private final long ramPerClass;
  private final long stackAtLeast;
  private final long stackAround;
  private final long flashAtMost;

  SketchSize(
      long ramAtLeast,
      long ramAtMost,
      long ramPerClass,
      long stackAtLeast,
      long stackAround,
      long flashAtMost) {
    this.ramAtLeast = ramAtLeast;
    this.ramAtMost = ramAtMost;
    this.ramPerClass = ramPerClass;
    this.stackAtLeast = stackAtLeast;
    this.stackAround = stackAround;
    this.flashAtMost = flashAtMost;
  }

  /** Variables of a sketch with so many classes, whose names have up to 32 characters. */
  Need ram(long classes) {
    return new Need("sketch", ramAtLeast, OptionalLong.of(ramAtMost + classes * ramPerClass));
  }

  /**
   * The stack.
   *
   * @param engine what a run of the engine takes of it at most; empty when that is not known
   */
  Need stack(OptionalInt engine) {
    return new Need(
        "stack",
        stackAtLeast,
        engine.isPresent()
            ? OptionalLong.of(stackAround + engine.getAsInt())
            : OptionalLong.empty());
  }

  /** Code, and mean and standard deviation of each value of the window. */
  Need flash(long windowBytes) {
    return new Need("sketch", 0, OptionalLong.of(flashAtMost + 2 * windowBytes));
  }
}
