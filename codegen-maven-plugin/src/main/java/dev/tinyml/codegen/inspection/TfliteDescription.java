package dev.tinyml.codegen.inspection;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A TensorFlow Lite model: operators, then tensors.
 *
 * @param fileName of the model
 * @param size of the file in bytes
 */
record TfliteDescription(String fileName, int size) {

  List<String> lines(TfliteModel model) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: TensorFlow Lite, %,d bytes, %d operators, %d tensors",
            fileName,
            size,
            model.operators().size(),
            model.tensors().size()));
    lines.add("");
    TextTable operators = new TextTable().row("operator", "version", "inputs", "outputs", "fused");
    for (TfliteOperator operator : model.operators()) {
      operators.row(
          operator.name(),
          String.valueOf(operator.version()),
          numbers(operator.inputs()),
          numbers(operator.outputs()),
          operator.activation().name().toLowerCase(Locale.ROOT));
    }
    lines.addAll(operators.lines());
    lines.add("");
    TextTable tensors =
        new TextTable().row("tensor", "type", "shape", "use", "scale", "zero point", "name");
    for (TfliteTensor tensor : model.tensors()) {
      tensors.row(
          String.valueOf(tensor.index()),
          tensor.spec().type().name(),
          tensor.spec().shape().toString(),
          use(model, tensor),
          tensor.spec().quantization().map(TfliteDescription::scale).orElse("-"),
          tensor.spec().quantization().map(TfliteDescription::zeroPoint).orElse("-"),
          tensor.spec().name());
    }
    lines.addAll(tensors.lines());
    return lines;
  }

  private static String numbers(List<Integer> indices) {
    return indices.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String use(TfliteModel model, TfliteTensor tensor) {
    if (model.inputs().contains(tensor.index())) {
      return "input";
    }
    if (model.outputs().contains(tensor.index())) {
      return "output";
    }
    return tensor.constant() ? "constant" : "activation";
  }

  private static String scale(QuantizationParams params) {
    return params.isPerChannel()
        ? Collections.min(params.scales())
            + " to "
            + Collections.max(params.scales())
            + ", "
            + params.scales().size()
            + " along axis "
            + params.axis()
        : String.valueOf(params.scale());
  }

  private static String zeroPoint(QuantizationParams params) {
    return String.valueOf(params.zeroPoints().get(0));
  }
}
