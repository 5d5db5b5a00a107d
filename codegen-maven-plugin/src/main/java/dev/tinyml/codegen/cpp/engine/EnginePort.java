package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.manifest.Normalization;
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
 * @param lowest the smallest value, an expression; empty unless quantized
 * @param highest the largest value, an expression; empty unless quantized
 * @param real whether its values stand for real numbers: quantized or float
 * @param normalized whether it is an input whose real numbers are normalized
 * @param converted whether real numbers become other values, or values others
 * @param period after how many values mean and standard deviation repeat
 * @param meanRows rows of the means; none unless normalized
 * @param stdRows rows of the standard deviations; none unless normalized
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
    String zeroPoint,
    String lowest,
    String highest,
    boolean real,
    boolean normalized,
    boolean converted,
    int period,
    List<String> meanRows,
    List<String> stdRows) {

  /** Copies the lists. */
  public EnginePort {
    meanRows = List.copyOf(meanRows);
    stdRows = List.copyOf(stdRows);
  }

  static List<EnginePort> of(
      String kind, List<Operand> operands, String modelMacro, Normalization normalization) {
    List<EnginePort> ports = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      String variable = variable(kind, i, operands.size());
      ports.add(of(variable, modelMacro, operands.get(i), normalization));
    }
    return ports;
  }

  /** What the i-th of several is called; a single one has no number. */
  static String variable(String kind, int index, int count) {
    return count == 1 ? kind : kind + "_" + index;
  }

  /** Its type for whoever deals with real numbers. */
  String realType() {
    return real ? "float" : type;
  }

  private static EnginePort of(
      String variable, String modelMacro, Operand operand, Normalization normalization) {
    String type = operand.type().text();
    var quantization =
        operand
            .spec()
            .quantization()
            .filter(q -> !q.isPerChannel() && !type.equals("float") && !type.equals("int32_t"));
    int zeroPoint = quantization.map(QuantizationParams::zeroPoint).orElse(0);
    String limits = type.replace("_t", "").toUpperCase(Locale.ROOT);
    boolean real = quantization.isPresent() || type.equals("float");
    boolean normalized = real && !normalization.isIdentity();
    return new EnginePort(
        variable,
        modelMacro + "_" + variable.toUpperCase(Locale.ROOT),
        type,
        operand.spec().shape().elementCount(),
        operand.spec().shape().toString(),
        PlainText.of(operand.spec().name()),
        quantization.isPresent(),
        quantization.map(q -> NumberText.of(q.scale()) + "f").orElse("0.0f"),
        zeroPoint < 0 ? "(" + zeroPoint + ")" : Integer.toString(zeroPoint),
        quantization.map(q -> type.startsWith("u") ? "0" : limits + "_MIN").orElse(""),
        quantization.map(q -> limits + "_MAX").orElse(""),
        real,
        normalized,
        quantization.isPresent() || normalized,
        normalized ? normalization.mean().size() : 1,
        normalized ? EngineArray.floats(normalization.mean()) : List.of(),
        normalized ? EngineArray.floats(normalization.std()) : List.of());
  }
}
