package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.converter.tflite.ModelBytes;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code model_data.h} and {@code model_data.cc} show.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace, and what global names begin with behind {@code g_}
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param contractDigest the whole contract digest in hex
 * @param fileDigest SHA-256 of the array's content in hex
 * @param array whether the sketch holds the model as an array: an engine holds it as code
 * @param size number of bytes
 * @param rows of the array, twelve bytes each
 */
record ModelDataView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    String contractDigest,
    String fileDigest,
    boolean array,
    int size,
    List<String> rows) {
  private static final int BYTES_PER_ROW = 12;

  static ModelDataView of(FirmwareSpec spec, List<String> notice) {
    ModelBytes blob = spec.model().blob();
    List<String> cells =
        IntStream.range(0, blob.size())
            .mapToObj(i -> CppLiterals.byteLiteral(blob.get(i)))
            .toList();
    return new ModelDataView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.model().contract().sha256(),
        spec.model().provenance().deviceModel().sha256(),
        spec.runtime().kind() == RuntimeKind.INTERPRETER,
        blob.size(),
        CppTable.rowsOf(cells, BYTES_PER_ROW));
  }
}
