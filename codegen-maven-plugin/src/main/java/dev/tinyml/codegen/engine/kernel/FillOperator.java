package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** FILL with a constant, and ZEROS_LIKE. */
final class FillOperator implements Kernel {
  private final int position;

  /**
   * @param position of the input that is the value; −1 for zeros
   */
  FillOperator(int position) {
    this.position = position;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor output = operator.output(0);
    if (position < 0) {
      return List.of(Fill.call(operator, output, 0));
    }
    operator.requireType(operator.input(position), output.spec().type());
    long[] values = operator.wholeConstant(operator.input(position));
    operator.require(values.length == 1, values.length + " values", "one");
    return List.of(Fill.call(operator, output, values[0]));
  }
}
