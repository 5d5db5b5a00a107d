package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** RESHAPE, SQUEEZE, EXPAND_DIMS: the output is the input under another shape. */
final class Reshape implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.require(
        input.spec().type() == output.spec().type()
            && input.spec().shape().elementCount() == output.spec().shape().elementCount(),
        input.spec().shape() + " that becomes " + output.spec().shape(),
        "as many values as before, of the same type");
    int size =
        CType.of(input.spec().type())
            .orElseThrow(
                () -> operator.refusal("type " + input.spec().type(), "numbers of whole bytes"))
            .bytes();
    long bytes = (long) size * input.spec().shape().elementCount();
    return List.of(new Lowered.Copy(input.index(), 0, output.index(), 0, bytes));
  }
}
