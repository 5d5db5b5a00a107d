package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Elements that only change places.
 *
 * @param from what is read
 * @param to what is written
 * @param fromBegin the first element that is read
 * @param toBegin the first element that is written
 * @param loops nested loops with steps in both tensors, in elements
 */
record Move(
    TfliteTensor from, TfliteTensor to, long fromBegin, long toBegin, List<Axes.Loop> loops) {
  private static final CFunction FUNCTION = CFunction.of("move");
  private static final int MAX_AXES = 4;

  Move {
    loops = List.copyOf(loops);
  }

  /** Elements that stay side by side become runs; a single one needs no call. */
  Lowered lower(OperatorContext operator) {
    operator.require(
        from.spec().type() == to.spec().type(),
        from.spec().type() + " to " + to.spec().type(),
        "the same type");
    int size =
        CType.of(from.spec().type())
            .orElseThrow(
                () -> operator.refusal("type " + from.spec().type(), "numbers of whole bytes"))
            .bytes();
    List<Axes.Loop> axes = new ArrayList<>(new Axes(loops).merged().loops());
    int run = 1;
    if (!axes.isEmpty()) {
      Axes.Loop last = axes.get(axes.size() - 1);
      if (last.steps().equals(List.of(1L, 1L))) {
        run = last.size();
        axes.remove(axes.size() - 1);
      }
    }
    if (axes.isEmpty()) {
      return new Lowered.Copy(
          from.index(), fromBegin * size, to.index(), toBegin * size, (long) run * size);
    }
    operator.require(
        axes.size() <= MAX_AXES,
        "elements that change places along " + axes.size() + " axes",
        "at most " + MAX_AXES);
    Axes padded = new Axes(axes).padded(MAX_AXES, 2);
    List<Field> fields =
        List.of(
            Field.numbers("sizes", padded.sizes()),
            Field.numbers("from", bytes(padded.steps(0), size)),
            Field.numbers("to", bytes(padded.steps(1), size)),
            Field.number("from_begin", fromBegin * size),
            Field.number("to_begin", toBegin * size),
            Field.number("bytes", (long) run * size));
    return new Lowered.Call(
        FUNCTION,
        fields,
        List.of(from.index()),
        List.of(to.index()),
        Optional.empty(),
        false,
        List.of());
  }

  private static List<Long> bytes(List<Long> elements, int size) {
    return elements.stream().map(count -> count * size).toList();
  }
}
