package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SELECT and SELECT_V2: elements of one input or of another, as they are. Like the original they
 * take no notice of scales.
 */
final class Select implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("choose");
  private static final int MAX_AXES = 4;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    List<TfliteTensor> inputs = List.of(operator.input(0), operator.input(1), operator.input(2));
    TfliteTensor output = operator.output(0);
    operator.requireType(inputs.get(0), ElementType.BOOL);
    operator.requireType(inputs.get(1), output.spec().type());
    operator.requireType(inputs.get(2), output.spec().type());
    Shape out = output.spec().shape();
    int size = output.spec().type().size();
    operator.require(size > 0 && out.elementCount() > 0, "an empty output", "values to select");
    List<List<Long>> steps =
        inputs.stream().map(input -> Broadcast.steps(operator, input.spec().shape(), out)).toList();
    List<Axes.Loop> loops = new ArrayList<>();
    for (int axis = 0; axis < out.rank(); axis++) {
      int i = axis;
      loops.add(
          new Axes.Loop(out.dimension(axis), steps.stream().map(step -> step.get(i)).toList()));
    }
    Axes merged = new Axes(loops).merged();
    operator.require(
        merged.loops().size() <= MAX_AXES,
        "inputs that differ along " + merged.loops().size() + " axes",
        "at most " + MAX_AXES);
    Axes axes = merged.padded(MAX_AXES, inputs.size());
    return Operands.load(
        operator,
        inputs,
        new Lowered.Call(
            FUNCTION,
            List.of(
                Field.numbers("sizes", axes.sizes()),
                Field.numbers("condition", axes.steps(0)),
                Field.numbers("first", axes.steps(1)),
                Field.numbers("second", axes.steps(2)),
                Field.number("bytes", size)),
            inputs.stream().map(TfliteTensor::index).toList(),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
