package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;

/**
 * A board that sketches are generated for.
 *
 * @param id what users call it in their configuration; also the classifier of its sketch
 * @param name as its maker calls it
 * @param fqbn Arduino's fully qualified board name
 * @param platform Arduino's core for it: {@code arduino:mbed_nano}
 * @param platformVersion exact version of the core
 * @param microcontroller chip, core and clock, for people
 * @param flashBytes what a sketch may use of the flash
 * @param ramBytes what a sketch may use of the RAM
 * @param runtimeId id of the inference library's profile
 * @param accelerometer on the board
 */
public record Board(
    String id,
    String name,
    String fqbn,
    String platform,
    String platformVersion,
    String microcontroller,
    int flashBytes,
    int ramBytes,
    String runtimeId,
    Accelerometer accelerometer) {

  static Board fromJson(JsonCursor json) {
    return new Board(
        json.get("id").asString(),
        json.get("name").asString(),
        json.get("fqbn").asString(),
        json.get("platform").get("id").asString(),
        json.get("platform").get("version").asString(),
        json.get("microcontroller").asString(),
        json.get("flashBytes").asInt(),
        json.get("ramBytes").asInt(),
        json.get("runtime").asString(),
        Accelerometer.fromJson(json.get("accelerometer")));
  }
}
