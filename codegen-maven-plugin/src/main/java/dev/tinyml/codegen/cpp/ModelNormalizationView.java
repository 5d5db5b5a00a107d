package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.converter.manifest.Normalization;
import java.util.List;

/**
 * What {@code model_normalization.h} shows.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param input of the model
 * @param output of the model
 * @param separateFlash whether constants in flash are read by instructions of their own
 * @param period after how many values mean and standard deviation repeat
 * @param repeats whether that is before the end of the input
 * @param meanRows rows of the means
 * @param stdRows rows of the standard deviations
 */
record ModelNormalizationView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    CppTensor input,
    CppTensor output,
    boolean separateFlash,
    int period,
    boolean repeats,
    List<String> meanRows,
    List<String> stdRows) {

  static ModelNormalizationView of(FirmwareSpec spec, List<String> notice) {
    Normalization normalization = spec.model().normalization();
    return new ModelNormalizationView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        CppTensor.of(spec.model().input()),
        CppTensor.of(spec.model().output()),
        spec.board().microcontroller().separateFlash(),
        normalization.mean().size(),
        normalization.mean().size() < spec.model().input().size(),
        rows(normalization.mean(), spec),
        rows(normalization.std(), spec));
  }

  private static List<String> rows(List<Float> values, FirmwareSpec spec) {
    return CppTable.rows(
        values.stream().map(CppLiterals::floatLiteral).toList(), spec.source().channels());
  }
}
