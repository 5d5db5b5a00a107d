package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.json.JsonValue.JsonNull;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.SliceArgument;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;

/**
 * Python's index expression as the operands and masks of TensorFlow's StridedSlice, one entry for
 * each item, as {@code tf.Tensor.__getitem__} makes them. Used once.
 */
final class StridedSliceSpec {
  /** How Python writes it. */
  private static final String ELLIPSIS = "...";

  private final EmitContext context;
  private final Shape shape;
  private final List<Integer> begin = new ArrayList<>();
  private final List<Integer> end = new ArrayList<>();
  private final List<Integer> strides = new ArrayList<>();
  private long beginMask;
  private long endMask;
  private long ellipsisMask;
  private long newAxisMask;
  private long shrinkMask;
  private int axis;

  /**
   * @param context for problems
   * @param shape of what is indexed
   * @param items slices, indices, an ellipsis, nulls for new axes
   */
  StridedSliceSpec(EmitContext context, Shape shape, List<CallArgument> items) {
    this.context = context;
    this.shape = shape;
    long newAxes = items.stream().filter(StridedSliceSpec::isNewAxis).count();
    boolean anyEllipsis = items.stream().anyMatch(StridedSliceSpec::isEllipsis);
    for (CallArgument item : items) {
      if (isNewAxis(item)) {
        newAxisMask |= bit();
        add(0, 0, 1);
      } else if (isEllipsis(item)) {
        ellipsis((int) (items.size() - newAxes - 1));
      } else if (item instanceof SliceArgument slice) {
        slice(slice);
      } else {
        index(item);
      }
    }
    if (items.isEmpty() || !anyEllipsis && axis > shape.rank()) {
      throw context.broken(axis + " indices", "at most " + shape.rank() + " indices");
    }
  }

  /** Writes the slice of a tensor. */
  Operand<TFloat32> write(Operand<TFloat32> x) {
    Ops ops = context.ops();
    return StridedSlice.create(
        ops.scope(),
        x,
        ops.constant(OperationAxes.array(begin)),
        ops.constant(OperationAxes.array(end)),
        ops.constant(OperationAxes.array(strides)),
        StridedSlice.beginMask(beginMask),
        StridedSlice.endMask(endMask),
        StridedSlice.ellipsisMask(ellipsisMask),
        StridedSlice.newAxisMask(newAxisMask),
        StridedSlice.shrinkAxisMask(shrinkMask));
  }

  private void ellipsis(int others) {
    int rest = shape.rank() - others;
    if (ellipsisMask != 0 || rest < 0) {
      throw context.broken("an index with too many items", "one ellipsis and an index per axis");
    }
    ellipsisMask |= bit();
    add(0, 0, 1);
    axis += rest;
  }

  private void slice(SliceArgument slice) {
    int size = size();
    int step = slice.step().orElse(1);
    if (step == 0) {
      throw context.broken("a slice with step 0", "another step");
    }
    boolean whole = slice.start().isEmpty() && slice.stop().isEmpty() && step == 1;
    requireSample(whole);
    int first = clamp(slice.start().orElse(step > 0 ? 0 : size - 1), size, step);
    int last =
        slice.stop().isPresent() ? clamp(slice.stop().get(), size, step) : step > 0 ? size : -1;
    if (step > 0 ? first >= last : first <= last) {
      throw context.broken("an empty slice of axis " + axis, "at least one value");
    }
    beginMask |= slice.start().isEmpty() ? bit() : 0;
    endMask |= slice.stop().isEmpty() ? bit() : 0;
    add(slice.start().orElse(0), slice.stop().orElse(0), step);
    axis++;
  }

  /** Python's rule: negative counts from the end, what lies outside is moved to the edge. */
  private static int clamp(int index, int size, int step) {
    int positive = index < 0 ? index + size : index;
    return step > 0
        ? Math.max(0, Math.min(positive, size))
        : Math.max(-1, Math.min(positive, size - 1));
  }

  private void index(CallArgument item) {
    int size = size();
    requireSample(false);
    int index = integer(item);
    if (index < -size || index >= size) {
      throw context.broken("index " + index + " of an axis of " + size, "an index in the axis");
    }
    shrinkMask |= bit();
    add(index, index + 1, 1);
    axis++;
  }

  private int integer(CallArgument item) {
    if (item instanceof ConstantArgument constant
        && constant.value() instanceof JsonNumber number) {
      try {
        return Math.toIntExact(number.asLong());
      } catch (ArithmeticException e) {
        throw context.broken("index " + number.literal(), "a whole number");
      }
    }
    throw context.unsupported(
        "an index that is a tensor or a list", "slices, whole numbers, an ellipsis or new axes");
  }

  /** One sample is all there is on a microcontroller. */
  private void requireSample(boolean whole) {
    if (axis == 0 && !whole) {
      throw context.unsupported("an index into the batch", "indices into the other axes");
    }
  }

  private int size() {
    if (axis >= shape.rank()) {
      throw context.broken("more indices than axes", "at most " + shape.rank() + " indices");
    }
    return shape.dimension(axis);
  }

  private long bit() {
    return 1L << begin.size();
  }

  private void add(int first, int last, int step) {
    begin.add(first);
    end.add(last);
    strides.add(step);
    if (begin.size() > Integer.SIZE) {
      throw context.broken("an index of more than 32 items", "an index per axis");
    }
  }

  private static boolean isNewAxis(CallArgument item) {
    return item instanceof ConstantArgument constant && constant.value() instanceof JsonNull;
  }

  private static boolean isEllipsis(CallArgument item) {
    return item instanceof ConstantArgument constant
        && constant.value() instanceof JsonString text
        && text.value().equals(ELLIPSIS);
  }
}
