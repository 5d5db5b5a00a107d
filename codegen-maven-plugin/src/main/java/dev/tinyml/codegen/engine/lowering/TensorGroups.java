package dev.tinyml.codegen.engine.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tensors that lie in one piece of memory, each at its own distance from a common point. Not
 * thread-safe.
 */
final class TensorGroups {
  private final int[] roots;
  private final long[] begins;
  private final List<List<Integer>> members = new ArrayList<>();

  TensorGroups(int tensors) {
    roots = IntStream.range(0, tensors).toArray();
    begins = new long[tensors];
    for (int i = 0; i < tensors; i++) {
      members.add(List.of(i));
    }
  }

  /** The tensor that stands for a tensor's group. */
  int root(int tensor) {
    return roots[tensor];
  }

  /** Where a tensor begins, counted from its group's common point; may be negative. */
  long begin(int tensor) {
    return begins[tensor];
  }

  /** The tensors of a group. */
  List<Integer> members(int root) {
    return members.get(root);
  }

  /** Whether two tensors lie so that one begins so many bytes behind the other. */
  boolean joined(int one, int other, long distance) {
    return roots[one] == roots[other] && begins[other] - begins[one] == distance;
  }

  /**
   * Puts the groups of two tensors together so that one begins so many bytes behind the other, and
   * takes them apart again when that is not allowed.
   *
   * @param allowed asked about the new group
   * @return whether they lie so now
   */
  boolean joinIf(int one, int other, long distance, IntPredicate allowed) {
    if (roots[one] == roots[other]) {
      return joined(one, other, distance);
    }
    int kept = roots[one];
    int moved = roots[other];
    long shift = begins[one] + distance - begins[other];
    List<Integer> ofKept = members.get(kept);
    List<Integer> ofMoved = members.get(moved);
    List<Integer> both = new ArrayList<>(ofKept);
    both.addAll(ofMoved);
    move(ofMoved, kept, shift);
    members.set(kept, both);
    if (allowed.test(kept)) {
      members.set(moved, List.of());
      return true;
    }
    move(ofMoved, moved, -shift);
    members.set(kept, ofKept);
    return false;
  }

  private void move(List<Integer> tensors, int root, long shift) {
    for (int tensor : tensors) {
      roots[tensor] = root;
      begins[tensor] += shift;
    }
  }
}
