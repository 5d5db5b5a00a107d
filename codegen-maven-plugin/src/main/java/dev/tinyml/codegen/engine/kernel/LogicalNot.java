package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** LOGICAL_NOT. */
final class LogicalNot implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("logical_not");

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.requireType(input, ElementType.BOOL);
    operator.requireType(output, ElementType.BOOL);
    return List.of(Scale16.elementwise(operator, FUNCTION, List.of(), input, output));
  }
}
