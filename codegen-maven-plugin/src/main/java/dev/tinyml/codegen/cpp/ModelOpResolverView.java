package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.runtime.ResolverMethod;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.PlainText;
import java.util.List;

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
 * @param operators sorted by name
 */
record ModelOpResolverView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    String firstInclude,
    int count,
    List<Operator> operators) {

  /**
   * An operator.
   *
   * @param name as TensorFlow Lite calls it
   * @param method that registers it
   * @param last whether it is the last one
   */
  record Operator(String name, String method, boolean last) {}

  static ModelOpResolverView of(FirmwareSpec spec, List<String> notice) {
    List<ResolverMethod> methods = spec.methods();
    return new ModelOpResolverView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.runtime().api().firstInclude().orElse(""),
        methods.size(),
        methods.stream()
            .map(
                m ->
                    new Operator(
                        PlainText.of(m.operator()),
                        m.method(),
                        m == methods.get(methods.size() - 1)))
            .toList());
  }
}
