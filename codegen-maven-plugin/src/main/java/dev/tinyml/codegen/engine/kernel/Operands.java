package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inputs of an operator of which some may be constant. Those are loaded in front of the call. */
final class Operands {
  private static final CFunction LOAD = CFunction.of("load");

  private Operands() {}

  /** Part of an operator, behind the calls that load what is constant among what it reads. */
  static List<Lowered> load(OperatorContext operator, List<TfliteTensor> inputs, Lowered part) {
    List<Lowered> calls = new ArrayList<>();
    inputs.stream()
        .filter(TfliteTensor::constant)
        .distinct()
        .forEach(tensor -> calls.add(load(operator, tensor)));
    calls.add(part);
    return calls;
  }

  private static Lowered load(OperatorContext operator, TfliteTensor tensor) {
    byte[] values = operator.constantBytes(tensor);
    return new Lowered.Call(
        LOAD,
        List.of(
            Field.array("values", CType.INT8, IntegerArray.of(values)),
            Field.number("bytes", values.length)),
        List.of(),
        List.of(tensor.index()),
        Optional.empty(),
        false,
        List.of("constant input of " + operator.operator().name()));
  }
}
