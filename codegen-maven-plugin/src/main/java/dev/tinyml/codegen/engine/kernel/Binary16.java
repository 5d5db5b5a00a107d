package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.ActivationBounds;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators that make an int16 value of two, with all forms of broadcasting. */
final class Binary16 implements Kernel {
  private final CFunction function;
  private final Binary.Parameters parameters;

  /**
   * @param name of the C function
   * @param parameters what it is told about the layer, besides how the inputs meet
   */
  Binary16(String name, Binary.Parameters parameters) {
    this.function = CFunction.of(name, CFunctions.ROW, CFunctions.SCALED, CFunctions.HOLD_SHORT);
    this.parameters = parameters;
  }

  /** A function that only compares. */
  static Binary16 comparing(String name) {
    return new Binary16(CFunction.of(name, CFunctions.ROW), Binary::none);
  }

  private Binary16(CFunction function, Binary.Parameters parameters) {
    this.function = function;
    this.parameters = parameters;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor first = operator.input(0);
    TfliteTensor second = operator.input(1);
    TfliteTensor output = operator.output(0);
    List<Field> fields =
        new ArrayList<>(
            Broadcast.fields(
                operator, first.spec().shape(), second.spec().shape(), output.spec().shape()));
    fields.addAll(
        parameters.of(
            operator,
            operator.int16Params(first),
            operator.int16Params(second),
            operator.int16Params(output)));
    boolean sameShape = first.spec().shape().equals(output.spec().shape());
    return Operands.load(
        operator,
        List.of(first, second),
        new Lowered.Call(
            function,
            fields,
            List.of(first.index(), second.index()),
            List.of(output.index()),
            Optional.empty(),
            sameShape && first.index() != second.index(),
            List.of()));
  }

  /** Bounds of the fused activation. */
  static List<Field> outputFields(OperatorContext operator, QuantizationParams output) {
    ActivationBounds bounds = ActivationBounds.ofInt16(operator.operator().activation(), output);
    return List.of(Field.number("lowest", bounds.min()), Field.number("highest", bounds.max()));
  }
}
