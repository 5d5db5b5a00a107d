package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;

/**
 * What {@code sensor.h} shows, and the {@code sensor.cc} that reads the serial port.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace of the model
 * @param macro what the include guard begins with
 */
record SensorView(List<String> notice, String prefix, String macro) {

  static SensorView of(FirmwareSpec spec, List<String> notice) {
    return new SensorView(
        notice, spec.model().id().symbolPrefix(), spec.model().id().macroPrefix());
  }
}
