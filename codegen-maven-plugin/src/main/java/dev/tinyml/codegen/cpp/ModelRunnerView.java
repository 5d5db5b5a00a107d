package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;

/**
 * What {@code model_runner.h} and {@code model_runner.cc} show.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace, and what global names begin with behind {@code g_}
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param input of the model
 * @param output of the model
 * @param headers of the inference library
 * @param errorReporter whether the interpreter's constructor takes an error reporter
 * @param resetMethod of the interpreter
 * @param keepsState whether the model remembers something from one run to the next
 */
record ModelRunnerView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    CppTensor input,
    CppTensor output,
    List<String> headers,
    boolean errorReporter,
    String resetMethod,
    boolean keepsState) {

  static ModelRunnerView of(FirmwareSpec spec, List<String> notice) {
    return new ModelRunnerView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        CppTensor.of(spec.model().input()),
        CppTensor.of(spec.model().output()),
        spec.runtime().api().headers(),
        spec.runtime().api().errorReporter(),
        spec.runtime().api().resetMethod(),
        spec.model().keepsState());
  }
}
