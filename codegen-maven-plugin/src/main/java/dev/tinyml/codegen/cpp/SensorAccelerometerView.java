package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.board.Accelerometer;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import java.util.List;

/**
 * What the {@code sensor.cc} that reads an accelerometer shows.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace of the model
 * @param contract 64-bit literal of the contract digest
 * @param boardName for people
 * @param part the chip
 * @param rangeG largest magnitude that it measures
 * @param unit of the training data
 * @param unitsPerG float literal
 * @param notAnswering string literal: the sentence when it does not start, with a space behind it
 * @param forBoard string literal: the sentence that says for which board the sketch is
 * @param axes in the order of the channels
 */
record SensorAccelerometerView(
    List<String> notice,
    String prefix,
    String contract,
    String boardName,
    String part,
    int rangeG,
    String unit,
    String unitsPerG,
    String notAnswering,
    String forBoard,
    List<String> axes) {

  static SensorAccelerometerView of(FirmwareSpec spec, List<String> notice) {
    AccelerometerSource source = (AccelerometerSource) spec.source();
    Accelerometer sensor = source.sensor();
    return new SensorAccelerometerView(
        notice,
        spec.model().id().symbolPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.board().name(),
        sensor.part(),
        sensor.rangeG(),
        PlainText.of(source.unit()),
        CppLiterals.floatLiteral(source.unitPerG()),
        CppLiterals.stringLiteral("The accelerometer " + sensor.part() + " does not answer. "),
        CppLiterals.stringLiteral("This sketch is for the board " + spec.board().name() + "."),
        source.axes());
  }
}
