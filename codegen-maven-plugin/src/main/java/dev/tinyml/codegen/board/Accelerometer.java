package dev.tinyml.codegen.board;

import dev.tinyml.codegen.runtime.ArduinoLibrary;
import dev.tinyml.converter.json.JsonCursor;

/**
 * A board's accelerometer and how it is read.
 *
 * @param part name of the chip
 * @param library that reads it
 * @param driver what uses the library
 * @param header of the library, for the driver {@code imu}
 * @param outputRateHz readings per second that the library or the driver sets it to
 * @param rangeG largest magnitude that it measures, in g
 */
public record Accelerometer(
    String part,
    ArduinoLibrary library,
    AccelerometerDriver driver,
    String header,
    double outputRateHz,
    int rangeG) {

  static Accelerometer fromJson(JsonCursor json, String part, ArduinoLibrary library) {
    return new Accelerometer(
        part,
        library,
        AccelerometerDriver.fromJson(json.get("driver")),
        json.find("header").map(JsonCursor::asString).orElse(library.name() + ".h"),
        json.get("outputRateHz").asDouble(),
        json.get("rangeG").asInt());
  }
}
