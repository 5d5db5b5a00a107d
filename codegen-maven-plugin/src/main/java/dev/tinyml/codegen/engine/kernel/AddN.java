package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * ADD_N of int8 (TensorFlow Lite Micro, kernels/add_n.cc; kernels/internal/reference/add_n.h).
 * Inputs have the same scale.
 */
final class AddN implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("add_n", CFunctions.SCALED, CFunctions.HOLD);
  private static final int SHIFT = 20;
  private static final int MOST = 4;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    int count = operator.operator().inputs().size();
    operator.require(count >= 2 && count <= MOST, count + " inputs", "2 to " + MOST + " inputs");
    List<TfliteTensor> inputs = IntStream.range(0, count).mapToObj(operator::input).toList();
    TfliteTensor output = operator.output(0);
    QuantizationParams in = operator.int8Params(inputs.get(0));
    QuantizationParams out = operator.int8Params(output);
    for (TfliteTensor input : inputs) {
      operator.require(
          operator.int8Params(input).equals(in)
              && input.spec().shape().equals(output.spec().shape())
              && output.spec().shape().elementCount() > 0,
          "inputs of different shapes or scales",
          "inputs of the output's shape and one scale");
    }
    double larger = 2 * (double) in.scale();
    double factor = larger / ((1 << SHIFT) * (double) out.scale());
    operator.require(factor < 1, "a factor of " + factor, "a larger scale of the output");
    List<Field> fields = new ArrayList<>();
    fields.add(Field.number("inputs", count));
    fields.add(Field.number("count", output.spec().shape().elementCount()));
    fields.add(Field.number("input_zero_point", in.zeroPoint()));
    Arithmetic.addMultiplier(fields, "input_", Multiplier.of(in.scale() / larger));
    Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
    fields.add(Field.number("zero_point", out.zeroPoint()));
    return Operands.load(
        operator,
        inputs,
        new Lowered.Call(
            FUNCTION,
            fields,
            IntStream.range(0, MOST).mapToObj(i -> inputs.get(i % count).index()).toList(),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
