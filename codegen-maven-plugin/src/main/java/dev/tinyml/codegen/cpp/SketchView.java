package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;

/**
 * What the sketch's own file shows.
 *
 * @param notice what every generated file begins with, lines
 * @param name of the sketch
 * @param prefix namespace of the model, and what its global names begin with behind {@code g_}
 * @param contract 64-bit literal of the contract digest
 * @param boardName for people
 * @param baud of the serial port
 * @param library name and version of the inference library
 * @param input of the model
 * @param output of the model
 * @param scoreDigits decimals of a printed score
 * @param scoreComment why so many, a sentence
 * @param classifies whether the outputs are classes with names
 * @param debounces whether a class is told only once several windows agree
 * @param samples whether the input is sampled rather than received
 */
record SketchView(
    List<String> notice,
    String name,
    String prefix,
    String contract,
    String boardName,
    int baud,
    String library,
    CppTensor input,
    CppTensor output,
    int scoreDigits,
    String scoreComment,
    boolean classifies,
    boolean debounces,
    boolean samples) {

  static SketchView of(FirmwareSpec spec, List<String> notice) {
    boolean fine =
        spec.model().output().type() != ElementType.INT8
            && spec.model().output().type() != ElementType.UINT8;
    return new SketchView(
        notice,
        spec.model().id().value(),
        spec.model().id().symbolPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.board().name(),
        spec.board().serialBaud(),
        spec.runtime().description(),
        CppTensor.of(spec.model().input()),
        CppTensor.of(spec.model().output()),
        fine ? 5 : 3,
        fine
            ? "Five digits are enough to tell two scores apart."
            : "Three digits tell the 256 steps of a probability apart.",
        spec.classifies(),
        spec.debounces(),
        spec.source() instanceof AccelerometerSource);
  }
}
