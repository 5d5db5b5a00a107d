package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/** A tensor whose elements are all the same. */
final class Fill {
  private static final CFunction BYTES = CFunction.of("fill");
  private static final CFunction SHORTS = CFunction.of("fill_16");

  private Fill() {}

  /**
   * The call.
   *
   * @param value within the tensor's type; of types above 16 bits just 0
   */
  static Lowered.Call call(OperatorContext operator, TfliteTensor tensor, long value) {
    int size = tensor.spec().type().size();
    int count = tensor.spec().shape().elementCount();
    boolean shorts = size == Short.BYTES && value != 0;
    operator.require(
        size > 0 && count > 0 && (value == 0 || shorts || size == 1),
        count + " elements of type " + tensor.spec().type() + " with value " + value,
        "0, or int8 or int16 values");
    return new Lowered.Call(
        shorts ? SHORTS : BYTES,
        List.of(
            Field.number("value", value),
            shorts ? Field.number("count", count) : Field.number("bytes", (long) count * size)),
        List.of(),
        List.of(tensor.index()),
        Optional.empty(),
        false,
        List.of());
  }
}
