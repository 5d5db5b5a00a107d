package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Operators that put all elements of their output, in its order, together from places of the input
 * that nested loops go through.
 */
final class Rearrange implements Kernel {
  private final Source source;

  /**
   * @param source where elements come from
   */
  Rearrange(Source source) {
    this.source = source;
  }

  /** Works out loops in the order of the output. */
  interface Source {
    List<Axes.Loop> loops(OperatorContext operator, TfliteTensor input, TfliteTensor output);
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    List<Axes.Loop> from = source.loops(operator, input, output);
    List<Integer> sizes = from.stream().map(Axes.Loop::size).toList();
    long count = sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    operator.require(
        count > 0 && count == output.spec().shape().elementCount(),
        input.spec().shape() + " that becomes " + output.spec().shape(),
        "an output of " + count + " elements");
    List<Long> to = Axes.rowMajor(sizes);
    List<Axes.Loop> loops = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      loops.add(new Axes.Loop(sizes.get(i), List.of(from.get(i).steps().get(0), to.get(i))));
    }
    return List.of(new Move(input, output, 0, 0, loops).lower(operator));
  }
}
