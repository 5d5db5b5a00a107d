package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;

/**
 * What a file shows that needs nothing of the model but names and contract.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace of the model
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 */
record NamesView(List<String> notice, String prefix, String macro, String contract) {

  static NamesView of(FirmwareSpec spec, List<String> notice) {
    return new NamesView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()));
  }
}
