package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Comparison;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * EQUAL, GREATER and the other comparisons of int8 values on their scales (TensorFlow Lite Micro,
 * kernels/comparisons.cc, which prepares no other scales).
 */
final class Compare implements Kernel {
  private static final CFunction HOLDS = CFunction.of("holds");
  private static final CFunction FUNCTION =
      CFunction.of("compare", CFunctions.ROW, CFunctions.SCALED, HOLDS);

  private final Comparison comparison;

  /**
   * @param comparison which one
   */
  Compare(Comparison comparison) {
    this.comparison = comparison;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor first = operator.input(0);
    TfliteTensor second = operator.input(1);
    TfliteTensor output = operator.output(0);
    operator.requireType(output, ElementType.BOOL);
    List<Field> fields =
        new ArrayList<>(
            Broadcast.fields(
                operator, first.spec().shape(), second.spec().shape(), output.spec().shape()));
    fields.addAll(
        ScaledComparison.of(operator, operator.int8Params(first), operator.int8Params(second))
            .fields());
    fields.add(Field.number("comparison", comparison.ordinal()));
    return Operands.load(
        operator,
        List.of(first, second),
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(first.index(), second.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of(comparison.name())));
  }
}
