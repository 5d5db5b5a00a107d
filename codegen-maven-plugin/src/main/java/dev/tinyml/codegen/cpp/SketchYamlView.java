package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.runtime.ArduinoLibrary;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code sketch.yaml} shows. The format: Arduino CLI, sketch project file.
 *
 * @param notice what every generated file begins with, lines
 * @param profile name of the only profile
 * @param fqbn of the board
 * @param platform with its version
 * @param indexUrl package index of the core; empty for Arduino's own
 * @param libraries that the sketch includes, with versions
 * @param dependencies of those libraries, with versions
 * @param baud of the serial port
 */
record SketchYamlView(
    List<String> notice,
    String profile,
    String fqbn,
    String platform,
    String indexUrl,
    List<String> libraries,
    List<String> dependencies,
    int baud) {

  static SketchYamlView of(FirmwareSpec spec, List<String> notice) {
    List<ArduinoLibrary> libraries = libraries(spec);
    return new SketchYamlView(
        notice,
        spec.board().id(),
        spec.target().fqbn(),
        pinned(spec.target().platform(), spec.target().platformVersion().orElseThrow()),
        spec.target().indexUrl().orElse(""),
        libraries.stream().map(library -> pinned(library.name(), library.version())).toList(),
        libraries.stream()
            .flatMap(library -> library.allDependencies().stream())
            .map(library -> pinned(library.name(), library.version()))
            .distinct()
            .sorted()
            .toList(),
        spec.board().serialBaud());
  }

  /** The libraries that a sketch includes. */
  static List<ArduinoLibrary> libraries(FirmwareSpec spec) {
    List<ArduinoLibrary> libraries = new ArrayList<>();
    spec.runtime().library().ifPresent(libraries::add);
    if (spec.source() instanceof AccelerometerSource source) {
      libraries.add(source.sensor().library());
    }
    return libraries;
  }

  private static String pinned(String name, String version) {
    return name + " (" + version + ")";
  }
}
