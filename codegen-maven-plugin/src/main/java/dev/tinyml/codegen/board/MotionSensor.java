package dev.tinyml.codegen.board;

import dev.tinyml.codegen.runtime.ArduinoLibrary;
import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * A motion sensor on a board.
 *
 * @param parts the chips, that with the accelerometer first
 * @param library that reads it
 * @param accelerometer how the library is used; empty when not known
 */
public record MotionSensor(
    List<String> parts, ArduinoLibrary library, Optional<Accelerometer> accelerometer) {

  /** Copies the list. */
  public MotionSensor {
    parts = List.copyOf(parts);
  }

  static MotionSensor fromJson(JsonCursor json) {
    List<String> parts = json.get("parts").elements().stream().map(JsonCursor::asString).toList();
    ArduinoLibrary library = ArduinoLibrary.fromJson(json.get("library"));
    return new MotionSensor(
        parts,
        library,
        json.find("accelerometer").map(it -> Accelerometer.fromJson(it, parts.get(0), library)));
  }
}
