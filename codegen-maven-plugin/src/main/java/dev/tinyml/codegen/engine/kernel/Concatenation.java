package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** CONCATENATION; like the original it takes no notice of scales. */
final class Concatenation implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor output = operator.output(0);
    Shape out = output.spec().shape();
    operator.require(
        operator.operator().activation() == FusedActivation.NONE, "an activation", "none");
    long option = operator.operator().options().whole("axis").orElse(0L);
    operator.require(
        option >= -out.rank() && option < out.rank(), "axis " + option, "an axis of " + out);
    int axis = (int) (option < 0 ? option + out.rank() : option);
    List<Long> to = Axes.rowMajor(out.dimensions());
    List<Lowered> moves = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < operator.operator().inputs().size(); i++) {
      TfliteTensor input = operator.input(i);
      Shape in = input.spec().shape();
      operator.require(
          in.rank() == out.rank() && in.elementCount() > 0, in + " into " + out, "as many axes");
      List<Long> from = Axes.rowMajor(in.dimensions());
      List<Axes.Loop> loops = new ArrayList<>();
      for (int j = 0; j < in.rank(); j++) {
        operator.require(
            j == axis || in.dimension(j) == out.dimension(j), in + " into " + out, "equal sizes");
        loops.add(new Axes.Loop(in.dimension(j), List.of(from.get(j), to.get(j))));
      }
      moves.addAll(
          Operands.load(
              operator,
              List.of(input),
              new Move(input, output, 0, begin * to.get(axis), loops).lower(operator)));
      begin += in.dimension(axis);
    }
    operator.require(begin == out.dimension(axis), begin + " into " + out, "equal sizes");
    return moves;
  }
}
