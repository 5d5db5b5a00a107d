package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import java.util.List;

/**
 * What {@code sensor.h} shows.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace of the model
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param samples whether the input is sampled rather than received
 * @param driver what reads the accelerometer, as file names have it; empty unless it is sampled
 * @param sourceExtension what the names of C++ files end in
 */
record SensorView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    boolean samples,
    String driver,
    String sourceExtension) {

  static SensorView of(FirmwareSpec spec, List<String> notice) {
    return new SensorView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.source() instanceof AccelerometerSource,
        spec.source() instanceof AccelerometerSource source ? source.sensor().driver().word() : "",
        spec.target().sourceExtension().word());
  }
}
