package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import java.util.List;

/**
 * What the sketch's own file shows.
 *
 * @param notice what every generated file begins with, lines
 * @param name of the sketch
 * @param prefix namespace of the model, and what its global names begin with behind {@code g_}
 * @param boardName for people
 * @param firstInclude header that makes the Arduino builder add the inference library
 * @param library name and version of the inference library
 * @param classifies whether the outputs are classes with names
 * @param scoresSecondClass whether they are two, and the only output is the score of the second
 * @param keepsState whether the model remembers something from one window to the next
 * @param samples whether the input is sampled rather than received
 */
record SketchView(
    List<String> notice,
    String name,
    String prefix,
    String boardName,
    String firstInclude,
    String library,
    boolean classifies,
    boolean scoresSecondClass,
    boolean keepsState,
    boolean samples) {

  static SketchView of(FirmwareSpec spec, List<String> notice) {
    return new SketchView(
        notice,
        spec.model().id().value(),
        spec.model().id().symbolPrefix(),
        spec.board().name(),
        spec.runtime().firstInclude(),
        spec.runtime().description(),
        !spec.model().labels().isEmpty(),
        spec.model().scoresSecondClass(),
        spec.model().keepsState(),
        spec.source() instanceof AccelerometerSource);
  }
}
