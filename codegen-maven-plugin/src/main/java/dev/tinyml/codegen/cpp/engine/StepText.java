package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Step;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What comments say about a layer. */
final class StepText {
  private static final int MAX_NAME = 70;

  private StepText() {}

  /** Lines in front of a layer's constants. */
  static List<String> layer(int number, Step step) {
    List<String> lines = new ArrayList<>();
    lines.add("Layer " + number + ": " + step.operator() + " \"" + name(step) + "\"");
    step.inputs().forEach(operand -> lines.add("  from " + tensor(operand)));
    step.outputs().forEach(operand -> lines.add("  to   " + tensor(operand)));
    step.notes().forEach(note -> lines.add("  " + note));
    return lines;
  }

  /** In front of a call. */
  static String call(int number, Step step) {
    return number
        + ": "
        + step.operator()
        + ", "
        + shapes(step.inputs())
        + " to "
        + shapes(step.outputs());
  }

  private static String shapes(List<Operand> operands) {
    return operands.stream()
        .map(operand -> operand.spec().shape().toString())
        .collect(Collectors.joining(" and "));
  }

  /** A layer is known by what it computes; the converter lists all that it fused. */
  private static String name(Step step) {
    String text = PlainText.of(step.outputs().get(0).spec().name().split(";", -1)[0]);
    return text.length() <= MAX_NAME ? text : "..." + text.substring(text.length() - MAX_NAME);
  }

  private static String tensor(Operand operand) {
    TensorSpec spec = operand.spec();
    return spec.type().name().toLowerCase(Locale.ROOT)
        + " "
        + spec.shape()
        + spec.quantization().filter(q -> !q.isPerChannel()).map(StepText::scale).orElse("");
  }

  private static String scale(QuantizationParams params) {
    return ", scale " + NumberText.of(params.scale()) + ", zero point " + params.zeroPoint();
  }
}
