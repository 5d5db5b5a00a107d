package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** SPLIT, SPLIT_V and UNPACK: outputs that lie behind each other along an axis of the input. */
final class Split implements Kernel {
  private final int inputPosition;
  private final int axisPosition;

  /**
   * @param inputPosition which input is split
   * @param axisPosition which input names the axis; −1 for the option of that name
   */
  Split(int inputPosition, int axisPosition) {
    this.inputPosition = inputPosition;
    this.axisPosition = axisPosition;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(inputPosition));
    Shape in = input.spec().shape();
    int axis = axis(operator, in.rank());
    List<Long> from = Axes.rowMajor(in.dimensions());
    int outputs = operator.operator().outputs().size();
    List<Lowered> moves = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < outputs; i++) {
      TfliteTensor output = operator.output(i);
      long other = in.elementCount() / Math.max(1, in.dimension(axis));
      int size = (int) (output.spec().shape().elementCount() / Math.max(1, other));
      List<Integer> shape = new ArrayList<>(in.dimensions());
      shape.set(axis, size);
      operator.require(
          size > 0 && new Shape(shape).elementCount() == output.spec().shape().elementCount(),
          in + " that becomes " + output.spec().shape(),
          "parts along axis " + axis);
      List<Long> to = Axes.rowMajor(shape);
      List<Axes.Loop> loops = new ArrayList<>();
      for (int j = 0; j < in.rank(); j++) {
        loops.add(new Axes.Loop(shape.get(j), List.of(from.get(j), to.get(j))));
      }
      moves.add(new Move(input, output, begin * from.get(axis), 0, loops).lower(operator));
      begin += size;
    }
    operator.require(begin == in.dimension(axis), begin + " of " + in, "parts that are all of it");
    return moves;
  }

  private int axis(OperatorContext operator, int rank) {
    long axis =
        axisPosition < 0
            ? operator.operator().options().whole("axis").orElse(0L)
            : operator.int32Constant(operator.input(axisPosition))[0];
    operator.require(axis >= -rank && axis < rank, "axis " + axis, "an axis that there is");
    return (int) (axis < 0 ? axis + rank : axis);
  }
}
