package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** PACK: inputs of the same shape side by side along a new axis. */
final class Pack implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor output = operator.output(0);
    Shape out = output.spec().shape();
    long option = operator.operator().options().whole("axis").orElse(0L);
    operator.require(
        option >= -out.rank() && option < out.rank(), "axis " + option, "an axis of " + out);
    int axis = (int) (option < 0 ? option + out.rank() : option);
    int count = operator.operator().inputs().size();
    operator.require(count == out.dimension(axis), count + " inputs of " + out, "equal sizes");
    List<Long> to = new ArrayList<>(Axes.rowMajor(out.dimensions()));
    long step = to.remove(axis);
    List<Lowered> moves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TfliteTensor input = operator.input(i);
      Shape in = input.spec().shape();
      List<Integer> rest = new ArrayList<>(out.dimensions());
      rest.remove(axis);
      operator.require(in.dimensions().equals(rest), in + " into " + out, "equal sizes");
      List<Long> from = Axes.rowMajor(in.dimensions());
      List<Axes.Loop> loops = new ArrayList<>();
      for (int j = 0; j < in.rank(); j++) {
        loops.add(new Axes.Loop(in.dimension(j), List.of(from.get(j), to.get(j))));
      }
      moves.addAll(
          Operands.load(
              operator,
              List.of(input),
              new Move(input, output, 0, i * step, loops).lower(operator)));
    }
    return moves;
  }
}
