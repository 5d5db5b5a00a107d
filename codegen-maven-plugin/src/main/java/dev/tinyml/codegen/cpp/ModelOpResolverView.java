package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.runtime.KernelVariant;
import dev.tinyml.codegen.runtime.OperatorRegistration;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.PlainText;
import java.util.List;
import java.util.Optional;

/**
 * What {@code model_op_resolver.h} and {@code model_op_resolver.cc} show.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param firstInclude header that makes the Arduino builder add the inference library; empty when
 *     there is none
 * @param count number of distinct operators
 * @param kernelHeaders that declare the registrations of operators, sorted
 * @param operators sorted by name
 */
record ModelOpResolverView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    String firstInclude,
    int count,
    List<String> kernelHeaders,
    List<Operator> operators) {

  /**
   * An operator.
   *
   * @param name as TensorFlow Lite calls it
   * @param method that registers it
   * @param registration function in namespace {@code tflite} that gives the kernel for int8 alone;
   *     empty for the library's own choice
   * @param last whether it is the last one
   */
  record Operator(String name, String method, String registration, boolean last) {}

  static ModelOpResolverView of(FirmwareSpec spec, List<String> notice) {
    List<OperatorRegistration> all = spec.registrations();
    return new ModelOpResolverView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.runtime().api().firstInclude().orElse(""),
        all.size(),
        all.stream()
            .map(OperatorRegistration::kernel)
            .flatMap(Optional::stream)
            .map(KernelVariant::header)
            .distinct()
            .sorted()
            .toList(),
        all.stream()
            .map(
                one ->
                    new Operator(
                        PlainText.of(one.method().operator()),
                        one.method().method().orElseThrow(),
                        one.kernel().map(KernelVariant::function).orElse(""),
                        one == all.get(all.size() - 1)))
            .toList());
  }
}
