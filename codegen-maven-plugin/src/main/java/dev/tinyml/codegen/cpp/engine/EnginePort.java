package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An input or output of the model.
 *
 * @param variable its name as a parameter
 * @param macro what names of its constants begin with
 * @param type of its elements
 * @param size number of elements
 * @param shape for people
 * @param name in the model, for people
 * @param quantized whether there is a scale
 * @param scale a float literal; 0 when there is none
 * @param zeroPoint an integer literal
 */
public record EnginePort(
    String variable,
    String macro,
    String type,
    int size,
    String shape,
    String name,
    boolean quantized,
    String scale,
    String zeroPoint) {

  static List<EnginePort> of(String kind, List<Operand> operands, String modelMacro) {
    List<EnginePort> ports = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      String variable = variable(kind, i, operands.size());
      ports.add(of(variable, modelMacro, operands.get(i)));
    }
    return ports;
  }

  /** What the i-th of several is called; a single one has no number. */
  static String variable(String kind, int index, int count) {
    return count == 1 ? kind : kind + "_" + index;
  }

  private static EnginePort of(String variable, String modelMacro, Operand operand) {
    var quantization = operand.spec().quantization().filter(q -> !q.isPerChannel());
    int zeroPoint = quantization.map(QuantizationParams::zeroPoint).orElse(0);
    return new EnginePort(
        variable,
        modelMacro + "_" + variable.toUpperCase(Locale.ROOT),
        operand.type().text(),
        operand.spec().shape().elementCount(),
        operand.spec().shape().toString(),
        PlainText.of(operand.spec().name()),
        quantization.isPresent(),
        quantization.map(q -> NumberText.of(q.scale()) + "f").orElse("0.0f"),
        zeroPoint < 0 ? "(" + zeroPoint + ")" : Integer.toString(zeroPoint));
  }
}
