package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LOGICAL_AND and LOGICAL_OR. */
final class Logical implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("logical", CFunctions.ROW);

  private final int either;

  /**
   * @param either 1 when one input is enough, 0 when it takes both
   */
  Logical(int either) {
    this.either = either;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor first = operator.input(0);
    TfliteTensor second = operator.input(1);
    TfliteTensor output = operator.output(0);
    List.of(first, second, output)
        .forEach(tensor -> operator.requireType(tensor, ElementType.BOOL));
    List<Field> fields =
        new ArrayList<>(
            Broadcast.fields(
                operator, first.spec().shape(), second.spec().shape(), output.spec().shape()));
    fields.add(Field.number("either", either));
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
            List.of()));
  }
}
