package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** What functions between real numbers and int8 values are told. */
final class BorderFields {
  private BorderFields() {}

  static List<Field> of(
      OperatorContext operator,
      QuantizationParams params,
      TfliteTensor input,
      TfliteTensor output) {
    int count = input.spec().shape().elementCount();
    operator.require(
        count > 0 && count == output.spec().shape().elementCount(),
        input.spec().shape() + " that becomes " + output.spec().shape(),
        "as many values as before");
    return List.of(
        scale(params),
        Field.number("zero_point", params.zeroPoint()),
        Field.number("count", count));
  }

  static Field scale(QuantizationParams params) {
    return new Field.Scalar("scale", NumberText.of(params.scale()) + "f");
  }
}
