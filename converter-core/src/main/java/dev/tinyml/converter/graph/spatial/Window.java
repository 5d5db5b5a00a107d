package dev.tinyml.converter.graph.spatial;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A window that moves along the spatial axes of a tensor. Sizes and padding are TensorFlow's:
 * {@code same} gives ⌈n / stride⌉ results, the odd element of its padding goes to the end.
 *
 * @param size one for each spatial axis, as the others
 * @param strides at least 1
 * @param dilations at least 1: the distance between neighbours in the window
 * @param same whether the input is padded so that no result is lost at the edges
 */
public record Window(
    List<Integer> size, List<Integer> strides, List<Integer> dilations, boolean same) {

  /** A window without gaps. */
  public static Window dense(List<Integer> size, List<Integer> strides, boolean same) {
    return new Window(size, strides, Collections.nCopies(size.size(), 1), same);
  }

  /** Whether it has gaps. */
  public boolean isDilated() {
    return dilations.stream().anyMatch(d -> d > 1);
  }

  /** Whether it moves by more than 1. */
  public boolean isStrided() {
    return strides.stream().anyMatch(s -> s > 1);
  }

  /** The name of its padding in TensorFlow. */
  public String padding() {
    return same ? "SAME" : "VALID";
  }

  /** Number of spatial axes. */
  public int axes() {
    return size.size();
  }

  /** The same window in a tensor with one more axis, of size 1, in front. */
  public Window withAxisInFront(int stride) {
    return new Window(prepend(1, size), prepend(stride, strides), prepend(1, dilations), same);
  }

  /** Strides with those of the batch and of the channels, as operations want them. */
  public List<Long> strideAttribute() {
    return attribute(strides);
  }

  /** Sizes with those of the batch and of the channels, as operations want them. */
  public List<Long> sizeAttribute() {
    return attribute(size);
  }

  /**
   * Refuses an input in which the window has no place.
   *
   * @param input with the channels at the end
   */
  public void requireFit(EmitContext context, Shape input) {
    requireRank(context, input, axes());
    for (int i = 0; i < axes(); i++) {
      long extent = extent(i);
      int available = input.dimension(i + 1);
      if (available < 1 || (!same && extent > available)) {
        throw context.broken(
            "a window of " + extent + " in " + available + " values of axis " + (i + 1),
            "an input that the window fits into");
      }
    }
  }

  /** Refuses an input with another number of axes. */
  public static void requireRank(EmitContext context, Shape input, int axes) {
    if (input.rank() != axes + 2) {
      throw context.broken(
          "an input of shape " + input,
          "batch, channels and " + axes + (axes == 1 ? " axis" : " axes") + " between");
    }
  }

  /**
   * Padding before and after each axis.
   *
   * @param input with the channels at the end
   */
  public List<int[]> samePadding(Shape input) {
    List<int[]> pads = new ArrayList<>();
    for (int i = 0; i < axes(); i++) {
      int n = input.dimension(i + 1);
      long results = (n + strides.get(i) - 1) / strides.get(i);
      long total = Math.max((results - 1) * strides.get(i) + extent(i) - n, 0);
      pads.add(new int[] {(int) (total / 2), (int) (total - total / 2)});
    }
    return pads;
  }

  /** Length of the window along an axis, gaps included. */
  public long extent(int axis) {
    return (size.get(axis) - 1L) * dilations.get(axis) + 1;
  }

  private static List<Integer> prepend(int first, List<Integer> rest) {
    List<Integer> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return List.copyOf(all);
  }

  private static List<Long> attribute(List<Integer> values) {
    List<Long> all = new ArrayList<>(List.of(1L));
    values.forEach(v -> all.add((long) v));
    all.add(1L);
    return List.copyOf(all);
  }
}
