package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** GATHER along an axis of what constant or computed indices name. */
final class Gather implements Kernel {
  private static final int MAX_MOVES = 32;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.input(0);
    TfliteTensor output = operator.output(0);
    Shape in = input.spec().shape();
    TfliteTensor places = operator.input(1);
    long option = operator.operator().options().whole("axis").orElse(0L);
    operator.require(
        option >= -in.rank()
            && option < in.rank()
            && operator.operator().options().whole("batch_dims").orElse(0L) == 0,
        "axis " + option + " of " + in,
        "an axis that there is, without batches");
    int axis = (int) (option < 0 ? option + in.rank() : option);
    if (!places.constant()) {
      return new GatherAt(operator, input, places, axis).lower();
    }
    operator.computed(input);
    int[] indices = operator.int32Constant(places);
    operator.require(
        indices.length > 0 && indices.length <= MAX_MOVES,
        indices.length + " indices",
        "at most " + MAX_MOVES + " constant ones");
    List<Integer> shape = new ArrayList<>(in.dimensions());
    shape.set(axis, indices.length);
    operator.require(
        new Shape(shape).elementCount() == output.spec().shape().elementCount(),
        in + " that becomes " + output.spec().shape(),
        "an output with an element for each index");
    List<Long> from = Axes.rowMajor(in.dimensions());
    List<Long> to = Axes.rowMajor(shape);
    List<Lowered> moves = new ArrayList<>();
    for (int i = 0; i < indices.length; i++) {
      operator.require(
          indices[i] >= 0 && indices[i] < in.dimension(axis),
          "index " + indices[i],
          "an index within " + in);
      List<Axes.Loop> loops = new ArrayList<>();
      for (int j = 0; j < in.rank(); j++) {
        loops.add(new Axes.Loop(j == axis ? 1 : in.dimension(j), List.of(from.get(j), to.get(j))));
      }
      moves.add(
          new Move(input, output, indices[i] * from.get(axis), i * to.get(axis), loops)
              .lower(operator));
    }
    return moves;
  }
}
