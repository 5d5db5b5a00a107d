package dev.tinyml.it.board;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.it.firmware.CortexM;
import java.util.Locale;

/** What builds the sketch of a board here. */
public sealed interface Target {

  /**
   * A bare-metal image for a Cortex-M, run in QEMU.
   *
   * @param core the board's
   */
  record Arm(CortexM core) implements Target {}

  /**
   * Arduino's own core for AVR.
   *
   * @param part the microcontroller as simavr and the compiler call it
   */
  record Avr(String part) implements Target {}

  /**
   * Objects for an Xtensa LX106, the only Xtensa that Debian has a compiler for: the LX7 of an
   * ESP32-S3 has the same C++, another instruction set and other names for its registers.
   */
  record Xtensa() implements Target {}

  /**
   * The target of a board.
   *
   * @throws AssertionError when no compiler is known for its core: who adds a board with another
   *     core says here what compiles it
   */
  static Target of(Board board) {
    String core = board.microcontroller().core();
    return switch (core) {
      case "Cortex-M0+" -> new Arm(CortexM.M0PLUS);
      case "Cortex-M3" -> new Arm(CortexM.M3);
      case "Cortex-M4F" -> new Arm(CortexM.M4F);
      case "Cortex-M7" -> new Arm(CortexM.M7);
      case "Cortex-M33" -> new Arm(CortexM.M33);
      case "AVR" -> new Avr(board.microcontroller().part().toLowerCase(Locale.ROOT));
      case "Xtensa LX6", "Xtensa LX7" -> new Xtensa();
      default ->
          throw new AssertionError(
              "nothing here compiles for the core of " + board.id() + ", " + core);
    };
  }
}
