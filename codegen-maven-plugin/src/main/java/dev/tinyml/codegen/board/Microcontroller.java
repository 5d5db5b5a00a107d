package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What computes on a board.
 *
 * @param part the chip
 * @param core the processor core
 * @param clockMhz in MHz; empty when not known
 * @param fpu {@code none}, {@code single} or {@code double}; empty when not known
 * @param dsp whether there are instructions for several integers at once; empty when not known
 */
public record Microcontroller(
    String part, String core, OptionalInt clockMhz, Optional<String> fpu, Optional<Boolean> dsp) {

  static Microcontroller fromJson(JsonCursor json) {
    return new Microcontroller(
        json.get("part").asString(),
        json.get("core").asString(),
        BoardReader.number(json, "clockMHz"),
        json.find("fpu").map(JsonCursor::asString),
        json.find("dsp").map(JsonCursor::asBoolean));
  }

  /**
   * Whether constants that are to stay in flash must be read by instructions of their own, as on
   * AVR. Elsewhere flash has addresses like RAM, and {@code const} is enough.
   */
  public boolean separateFlash() {
    return core.equals("AVR");
  }

  /** Chip, core and clock, for people. */
  public String text() {
    return part + ", " + core + (clockMhz.isPresent() ? ", " + clockMhz.getAsInt() + " MHz" : "");
  }
}
