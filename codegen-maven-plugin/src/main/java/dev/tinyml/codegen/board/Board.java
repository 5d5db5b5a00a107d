package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A board that sketches are generated for. What is not known about it is empty.
 *
 * @param id what users call it in their configuration; also the classifier of its sketch
 * @param name as its maker calls it
 * @param microcontroller what computes
 * @param flashBytes what a sketch may use of the flash
 * @param ramBytes what a sketch may use of the RAM
 * @param arduino how Arduino builds for it
 * @param runtimeId id of the inference library's profile; empty when no library is made for it
 * @param motionSensor on the board
 * @param serialBaud baud rate of sketches
 * @param reserve what an empty sketch takes
 * @param sources where the facts are from, sentences
 * @param notes what else a user should know, sentences
 */
public record Board(
    String id,
    String name,
    Microcontroller microcontroller,
    OptionalInt flashBytes,
    OptionalInt ramBytes,
    Optional<ArduinoTarget> arduino,
    Optional<String> runtimeId,
    Optional<MotionSensor> motionSensor,
    int serialBaud,
    Optional<Reserve> reserve,
    List<String> sources,
    List<String> notes) {

  /** What sketches use unless a board says otherwise. */
  private static final int USUAL_BAUD = 115200;

  /** Copies the lists. */
  public Board {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  static Board fromJson(JsonCursor json) {
    Optional<JsonCursor> memory = json.find("memory");
    return new Board(
        json.get("id").asString(),
        json.get("name").asString(),
        Microcontroller.fromJson(json.get("microcontroller")),
        memory.map(m -> BoardReader.number(m, "flashBytes")).orElse(OptionalInt.empty()),
        memory.map(m -> BoardReader.number(m, "ramBytes")).orElse(OptionalInt.empty()),
        json.find("arduino").map(ArduinoTarget::fromJson),
        json.find("runtime").map(JsonCursor::asString),
        json.find("motionSensor").map(MotionSensor::fromJson),
        json.find("serial").map(serial -> serial.get("baud").asInt()).orElse(USUAL_BAUD),
        json.find("reserve").map(Reserve::fromJson),
        BoardReader.sentences(json, "sources"),
        BoardReader.sentences(json, "notes"));
  }

  /** The same board with another inference library. */
  public Board withRuntime(String runtime) {
    return new Board(
        id,
        name,
        microcontroller,
        flashBytes,
        ramBytes,
        arduino,
        Optional.of(runtime),
        motionSensor,
        serialBaud,
        reserve,
        sources,
        notes);
  }

  /** The same board with other names of C++ files. */
  public Board withSourceExtension(SourceExtension extension) {
    return new Board(
        id,
        name,
        microcontroller,
        flashBytes,
        ramBytes,
        arduino.map(target -> target.withSourceExtension(extension)),
        runtimeId,
        motionSensor,
        serialBaud,
        reserve,
        sources,
        notes);
  }

  /** The accelerometer, where it is known how to read it. */
  public Optional<Accelerometer> accelerometer() {
    return motionSensor.flatMap(MotionSensor::accelerometer);
  }
}
