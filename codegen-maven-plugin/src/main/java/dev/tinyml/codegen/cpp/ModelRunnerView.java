package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;

/**
 * What {@code model_runner.h} and {@code model_runner.cc} show.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace, and what global names begin with behind {@code g_}
 * @param macro what the include guard begins with
 * @param input of the model
 * @param output of the model
 * @param keepsState whether the model remembers something from one run to the next
 */
record ModelRunnerView(
    List<String> notice,
    String prefix,
    String macro,
    CppTensor input,
    CppTensor output,
    boolean keepsState) {

  static ModelRunnerView of(FirmwareSpec spec, List<String> notice) {
    return new ModelRunnerView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppTensor.of(spec.model().input()),
        CppTensor.of(spec.model().output()),
        spec.model().keepsState());
  }
}
