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
import java.util.function.BiFunction;

/** Operators that make a value of two of the same type, with all forms of broadcasting. */
final class Binary implements Kernel {
  private final CFunction function;
  private final Parameters parameters;
  private final BiFunction<OperatorContext, TfliteTensor, QuantizationParams> quantization;

  private Binary(
      CFunction function,
      Parameters parameters,
      BiFunction<OperatorContext, TfliteTensor, QuantizationParams> quantization) {
    this.function = function;
    this.parameters = parameters;
    this.quantization = quantization;
  }

  /**
   * Of int8 values.
   *
   * @param name of the C function
   * @param parameters what it is told about the layer, besides how the inputs meet
   * @param needs what the function calls, besides what tells how inputs meet
   */
  static Binary of(String name, Parameters parameters, CFunction... needs) {
    List<CFunction> all = new ArrayList<>(List.of(CFunctions.BROADCAST));
    all.addAll(List.of(needs));
    return new Binary(new CFunction(name, all), parameters, OperatorContext::int8Params);
  }

  /**
   * Of int16 values.
   *
   * @param name of the C function
   * @param parameters what it is told about the layer, besides how the inputs meet
   * @param needs what the function calls, besides what finds the rows of inputs
   */
  static Binary ofInt16(String name, Parameters parameters, CFunction... needs) {
    List<CFunction> all = new ArrayList<>(List.of(CFunctions.ROW));
    all.addAll(List.of(needs));
    return new Binary(new CFunction(name, all), parameters, OperatorContext::int16Params);
  }

  /** Works out what a C function is told. */
  interface Parameters {
    List<Field> of(
        OperatorContext operator,
        QuantizationParams first,
        QuantizationParams second,
        QuantizationParams output);
  }

  /** Nothing: the function only compares. */
  static List<Field> none(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    return List.of();
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
            quantization.apply(operator, first),
            quantization.apply(operator, second),
            quantization.apply(operator, output)));
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

  /** Output zero point and bounds of the fused activation. */
  static List<Field> outputFields(OperatorContext operator, QuantizationParams output) {
    ActivationBounds bounds =
        ActivationBounds.of(
            operator.operator().activation(), output, Byte.MIN_VALUE, Byte.MAX_VALUE);
    return List.of(
        Field.number("zero_point", output.zeroPoint()),
        Field.number("lowest", bounds.min()),
        Field.number("highest", bounds.max()));
  }

  /** Bounds of the fused activation; the zero point is 0. */
  static List<Field> int16OutputFields(OperatorContext operator, QuantizationParams output) {
    ActivationBounds bounds = ActivationBounds.ofInt16(operator.operator().activation(), output);
    return List.of(Field.number("lowest", bounds.min()), Field.number("highest", bounds.max()));
  }
}
