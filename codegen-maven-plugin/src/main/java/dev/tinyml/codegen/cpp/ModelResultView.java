package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;

/**
 * What {@code model_result.h} shows.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param output of the model
 * @param scoresSecondClass whether the classes are two, and the only output is the score of the
 *     second
 */
record ModelResultView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    CppTensor output,
    boolean scoresSecondClass) {

  static ModelResultView of(FirmwareSpec spec, List<String> notice) {
    return new ModelResultView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        CppTensor.of(spec.model().output()),
        spec.model().scoresSecondClass());
  }
}
