package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code self_test.h} and {@code self_test.cc} show.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param contractHex the same for people, 16 digits
 * @param input of the model
 * @param output of the model
 * @param compared input and output, or one of them when both have the same type
 * @param exact whether values must be equal to the last bit
 * @param steps by how many steps of its scale a quantized output may differ all the same
 */
record SelfTestView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    String contractHex,
    CppTensor input,
    CppTensor output,
    List<CppTensor> compared,
    boolean exact,
    int steps) {

  static SelfTestView of(FirmwareSpec spec, List<String> notice) {
    CppTensor input = CppTensor.of(spec.model().input());
    CppTensor output = CppTensor.of(spec.model().output());
    return new SelfTestView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.model().contract().shortHex(),
        input,
        output,
        Stream.of(input, output).distinct().toList(),
        spec.isExact(),
        spec.outputSteps());
  }
}
