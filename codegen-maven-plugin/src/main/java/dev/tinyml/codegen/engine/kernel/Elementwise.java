package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Int8Function;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * Operators that make an int8 value of each int8 value. There are 256 of them, so that whatever the
 * operator computes is a table.
 */
final class Elementwise implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("look_up");

  /** A difference of two int8 values, so often, leaves 32 bits. */
  private static final float MAX_RATIO = 1 << 22;

  private final FunctionOfParams function;

  /**
   * @param function what the operator computes, given scales and zero points
   */
  Elementwise(FunctionOfParams function) {
    this.function = function;
  }

  /** Makes a function for the scales of input and output. */
  interface FunctionOfParams {
    Int8Function of(OperatorContext operator, QuantizationParams input, QuantizationParams output);
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int8Params(input);
    QuantizationParams outputParams = operator.int8Params(output);
    operator.require(
        inputParams.scale() / outputParams.scale() < MAX_RATIO,
        "scale " + inputParams.scale() + " that becomes " + outputParams.scale(),
        "an output whose scale is at least 2^-22 of the input's");
    return List.of(call(operator, input, output, function.of(operator, inputParams, outputParams)));
  }

  /** Whether a tensor has as many elements as another one. */
  static boolean sameCount(TfliteTensor one, TfliteTensor other) {
    return one.spec().shape().elementCount() == other.spec().shape().elementCount();
  }

  /** A call that looks values up. */
  static Lowered call(
      OperatorContext operator, TfliteTensor input, TfliteTensor output, Int8Function values) {
    int count = input.spec().shape().elementCount();
    operator.require(
        count > 0 && count == output.spec().shape().elementCount(),
        input.spec().shape() + " that becomes " + output.spec().shape(),
        "as many values as before");
    IntegerArray table = IntegerArray.generate(1 << Byte.SIZE, i -> values.apply((byte) i));
    return new Lowered.Call(
        FUNCTION,
        List.of(new Field.Array("table", CType.INT8, table, 16), Field.number("count", count)),
        List.of(input.index()),
        List.of(output.index()),
        Optional.empty(),
        true,
        List.of("the value for x is at the index (uint8_t)x"));
  }
}
