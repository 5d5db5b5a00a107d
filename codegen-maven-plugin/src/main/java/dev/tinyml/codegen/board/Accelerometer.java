package dev.tinyml.codegen.board;

import dev.tinyml.codegen.runtime.ArduinoLibrary;
import dev.tinyml.converter.json.JsonCursor;

/**
 * A board's accelerometer, as an Arduino library with the object {@code IMU} presents it: its
 * {@code readAcceleration(x, y, z)} gives the newest reading in g.
 *
 * @param part name of the chip
 * @param library that reads it
 * @param header of the library
 * @param begin C++ expression that starts it; 0 when it does not answer
 * @param beginNote why it is started like that, a sentence
 * @param outputRateHz readings per second that the library sets it to
 * @param rangeG largest magnitude that it measures, in g
 */
public record Accelerometer(
    String part,
    ArduinoLibrary library,
    String header,
    String begin,
    String beginNote,
    double outputRateHz,
    int rangeG) {

  static Accelerometer fromJson(JsonCursor json, String part, ArduinoLibrary library) {
    return new Accelerometer(
        part,
        library,
        json.get("header").asString(),
        json.get("begin").asString(),
        json.get("beginNote").asString(),
        json.get("outputRateHz").asDouble(),
        json.get("rangeG").asInt());
  }
}
