package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.ModelSpec;
import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import java.util.List;

/**
 * What {@code golden_vectors.h} shows.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param input of the model
 * @param output of the model
 * @param separateFlash whether constants in flash are read by instructions of their own
 * @param exact whether values must be equal to the last bit
 * @param deviating operators that this board's library computes otherwise, for people; empty when
 *     there are none
 * @param steps by how many steps of its scale a quantized output may then differ
 * @param rawCount number of raw windows
 * @param count number of inputs and outputs
 * @param rawWindows rows of each raw window
 * @param inputs rows of each input
 * @param outputs rows of each output
 * @param digest 32-bit literal of the digest over all outputs
 * @param samples which samples of the dataset they are, for people
 */
record GoldenVectorsView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    CppTensor input,
    CppTensor output,
    boolean separateFlash,
    boolean exact,
    String deviating,
    int steps,
    int rawCount,
    int count,
    List<List<String>> rawWindows,
    List<List<String>> inputs,
    List<List<String>> outputs,
    String digest,
    String samples) {
  private static final int MAX_RAW = 2;

  static GoldenVectorsView of(FirmwareSpec spec, List<String> notice) {
    ModelSpec model = spec.model();
    List<GoldenVector> vectors = model.sketchVectors();
    List<GoldenVector> raw = vectors.subList(0, Math.min(MAX_RAW, vectors.size()));
    int channels = spec.source().channels();
    return new GoldenVectorsView(
        notice,
        model.id().symbolPrefix(),
        model.id().macroPrefix(),
        CppLiterals.uint64Literal(model.contract().shortHex()),
        CppTensor.of(model.input()),
        CppTensor.of(model.output()),
        spec.board().microcontroller().separateFlash(),
        spec.isExact(),
        String.join(", ", spec.deviatingOperators()),
        spec.outputSteps(),
        raw.size(),
        vectors.size(),
        raw.stream().map(v -> floatRows(v.raw().get(0), channels)).toList(),
        vectors.stream().map(v -> rows(v.inputs().get(0), channels)).toList(),
        vectors.stream().map(v -> rows(v.outputs().get(0), 1)).toList(),
        "0x" + model.goldenDigest().crc32() + "UL",
        String.join(", ", vectors.stream().map(v -> String.valueOf(v.sample())).toList()));
  }

  private static List<String> floatRows(List<Float> values, int channels) {
    return CppTable.rows(values.stream().map(CppLiterals::floatLiteral).toList(), channels);
  }

  private static List<String> rows(GoldenValues values, int channels) {
    return values instanceof GoldenValues.Floats floats
        ? floatRows(floats.values(), channels)
        : CppTable.rows(values.integers().stream().map(String::valueOf).toList(), channels);
  }
}
