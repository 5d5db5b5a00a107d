package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Step;
import dev.tinyml.codegen.engine.stack.EngineStack;
import dev.tinyml.converter.manifest.Normalization;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code model_engine.h} and {@code model_engine.c} show.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix what global names begin with
 * @param macro what macros begin with
 * @param contract 64-bit literal of the contract digest; empty when there is none
 * @param inputs of the model
 * @param outputs of the model
 * @param parameters of the functions, with types and commas
 * @param arguments the same without types
 * @param realParameters the same with real numbers where values stand for some
 * @param valueArguments for the functions, where real numbers were turned into values
 * @param converts whether any input or output has values that stand for other real numbers
 * @param quantizes whether any input is quantized
 * @param arenaBytes size of the arena
 * @param arenaBound what no plan can do without
 * @param alignment of the arena
 * @param stack what a run takes of the stack, by core
 * @param constantBytes bytes of all arrays in flash
 * @param overview lines of a table of the layers
 * @param farOnAvr whether they are more than AVR's near pointers reach
 * @param functions texts of the C functions, each before its callers
 * @param layers constants, in execution order
 * @param calls in execution order
 */
public record EngineView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    List<EnginePort> inputs,
    List<EnginePort> outputs,
    String parameters,
    String arguments,
    String realParameters,
    String valueArguments,
    boolean converts,
    boolean quantizes,
    String arenaBytes,
    String arenaBound,
    int alignment,
    List<StackView> stack,
    String constantBytes,
    List<String> overview,
    boolean farOnAvr,
    List<String> functions,
    List<EngineLayer> layers,
    List<EngineCall> calls) {

  /** Copies the lists. */
  public EngineView {
    notice = List.copyOf(notice);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    stack = List.copyOf(stack);
    overview = List.copyOf(overview);
    functions = List.copyOf(functions);
    layers = List.copyOf(layers);
    calls = List.copyOf(calls);
  }

  /**
   * The view of a plan.
   *
   * @param notice what every generated file begins with, lines
   * @param prefix what global names begin with: a C identifier
   * @param macro what macros begin with
   * @param contract 64-bit literal of the contract digest; empty when there is none
   * @param normalization of the only input; must be the identity when there are several
   */
  public static EngineView of(
      List<String> notice,
      String prefix,
      String macro,
      String contract,
      EnginePlan plan,
      Normalization normalization) {
    List<EnginePort> inputs = EnginePort.of("input", plan.inputs(), macro, normalization);
    List<EnginePort> outputs =
        EnginePort.of("output", plan.outputs(), macro, Normalization.IDENTITY);
    LayerViews layers = LayerViews.of(plan);
    return new EngineView(
        notice,
        prefix,
        macro,
        contract,
        inputs,
        outputs,
        parameters(inputs, outputs, EnginePort::type),
        arguments(inputs, outputs, EnginePort::variable),
        parameters(inputs, outputs, EnginePort::realType),
        arguments(
            inputs,
            outputs,
            port -> port.converted() ? port.variable() + "_values" : port.variable()),
        Stream.concat(inputs.stream(), outputs.stream()).anyMatch(EnginePort::converted),
        inputs.stream().anyMatch(EnginePort::quantized),
        // C has no arrays of nothing.
        Long.toString(Math.max(EnginePlan.ALIGNMENT, plan.arenaBytes())),
        Long.toString(plan.arenaBound()),
        EnginePlan.ALIGNMENT,
        StackView.of(plan, EngineStack.measured()),
        Long.toString(plan.constantBytes()),
        StepTable.lines(plan),
        plan.nearBytes() > EnginePlan.AVR_NEAR_BYTES,
        functions(plan),
        layers.layers(),
        layers.calls());
  }

  private static List<String> functions(EnginePlan plan) {
    Set<CFunction> layers = plan.steps().stream().map(Step::function).collect(Collectors.toSet());
    return plan.functions().stream()
        .map(it -> layers.contains(it) ? FunctionText.ofLayer(it) : FunctionText.of(it))
        .toList();
  }

  private static String parameters(
      List<EnginePort> inputs, List<EnginePort> outputs, Function<EnginePort, String> type) {
    return Stream.concat(
            inputs.stream().map(port -> "const " + type.apply(port) + " *" + port.variable()),
            outputs.stream().map(port -> type.apply(port) + " *" + port.variable()))
        .collect(Collectors.joining(", "));
  }

  private static String arguments(
      List<EnginePort> inputs, List<EnginePort> outputs, Function<EnginePort, String> name) {
    return Stream.concat(inputs.stream(), outputs.stream())
        .map(name)
        .collect(Collectors.joining(", "));
  }
}
