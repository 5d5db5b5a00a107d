package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.board.Accelerometer;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import java.util.List;

/**
 * What the file shows that reads an accelerometer with its library, {@code sensor_<driver>.cc}.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace of the model
 * @param contract 64-bit literal of the contract digest
 * @param part the chip
 * @param library with its version
 * @param header of the library
 * @param outputRate readings per second that the library or this file sets it to
 * @param rangeG largest magnitude that it measures
 */
record SensorDriverView(
    List<String> notice,
    String prefix,
    String contract,
    String part,
    String library,
    String header,
    String outputRate,
    int rangeG) {

  static SensorDriverView of(FirmwareSpec spec, List<String> notice) {
    Accelerometer sensor = ((AccelerometerSource) spec.source()).sensor();
    return new SensorDriverView(
        notice,
        spec.model().id().symbolPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        PlainText.of(sensor.part()),
        PlainText.of(sensor.library().name() + " " + sensor.library().version()),
        sensor.header(),
        Numbers.plain(sensor.outputRateHz()),
        sensor.rangeG());
  }
}
