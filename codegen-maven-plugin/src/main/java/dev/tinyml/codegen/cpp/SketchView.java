package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sketch's own file shows.
 *
 * @param notice what every generated file begins with, lines
 * @param name of the sketch
 * @param prefix namespace of the model, and what its global names begin with behind {@code g_}
 * @param boardName for people
 * @param firstInclude header that makes the Arduino builder add the inference library
 * @param library name and version of the inference library
 * @param input of the model
 * @param output of the model
 * @param compared input and output, or one of them when both have the same type
 * @param scoreDigits decimals of a printed score
 * @param scoreComment why so many, a sentence
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
    CppTensor input,
    CppTensor output,
    List<CppTensor> compared,
    int scoreDigits,
    String scoreComment,
    boolean classifies,
    boolean scoresSecondClass,
    boolean keepsState,
    boolean samples) {

  static SketchView of(FirmwareSpec spec, List<String> notice) {
    CppTensor input = CppTensor.of(spec.model().input());
    CppTensor output = CppTensor.of(spec.model().output());
    boolean fine =
        spec.model().output().type() != ElementType.INT8
            && spec.model().output().type() != ElementType.UINT8;
    return new SketchView(
        notice,
        spec.model().id().value(),
        spec.model().id().symbolPrefix(),
        spec.board().name(),
        spec.runtime().firstInclude(),
        spec.runtime().description(),
        input,
        output,
        Stream.of(input, output).distinct().toList(),
        fine ? 5 : 3,
        fine
            ? "Five digits are enough to tell two scores apart."
            : "Three digits tell the 256 steps of a probability apart.",
        !spec.model().labels().isEmpty(),
        spec.model().scoresSecondClass(),
        spec.model().keepsState(),
        spec.source() instanceof AccelerometerSource);
  }
}
