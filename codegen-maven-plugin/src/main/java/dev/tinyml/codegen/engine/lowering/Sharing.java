package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.lowering.Contents.Use;
import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.codegen.engine.plan.Place;
import java.util.List;
import java.util.Map;

/**
 * Decides which tensors share memory. What is copied lies, where that is possible, where the copy
 * would go; calls that may write over their input do so when nothing reads it afterwards. Two
 * values never want the same byte at the same time, nothing is written to the model's inputs, and
 * what shares memory with one of the model's outputs lies within it. Used once.
 */
final class Sharing {
  /** Looking at all pairs of larger groups would take long. */
  private static final int MAX_MEMBERS = 512;

  private final List<Item> items;
  private final List<Long> sizes;
  private final Map<Integer, Place> borders;
  private final Contents contents;
  private final TensorGroups groups;

  /**
   * @param items in execution order
   * @param sizes of all tensors, in bytes
   * @param borders tensors that are in the caller's memory, each in an array of its own
   * @param contents of the tensors
   */
  Sharing(List<Item> items, List<Long> sizes, Map<Integer, Place> borders, Contents contents) {
    this.items = items;
    this.sizes = sizes;
    this.borders = borders;
    this.contents = contents;
    groups = new TensorGroups(sizes.size());
  }

  /** The tensors that share memory. Copies of whole tensors come first: most are reshapes. */
  TensorGroups groups() {
    for (Item item : items) {
      if (item.lowered() instanceof Lowered.Copy copy && isWhole(copy)) {
        share(copy);
      }
    }
    for (Item item : items) {
      if (item.lowered() instanceof Lowered.Copy copy) {
        share(copy);
      }
    }
    for (Item item : items) {
      if (item.lowered() instanceof Lowered.Call call && call.inPlace()) {
        int from = call.reads().get(0);
        int to = call.writes().get(0);
        if (sizes.get(from).equals(sizes.get(to))) {
          groups.joinIf(from, to, 0, this::isAllowed);
        }
      }
    }
    return groups;
  }

  private void share(Lowered.Copy copy) {
    groups.joinIf(copy.from(), copy.to(), copy.fromBegin() - copy.toBegin(), this::isAllowed);
  }

  private boolean isWhole(Lowered.Copy copy) {
    return sizes.get(copy.from()) == copy.bytes() && sizes.get(copy.to()) == copy.bytes();
  }

  private boolean isAllowed(int root) {
    List<Integer> members = groups.members(root);
    if (members.size() > MAX_MEMBERS) {
      return false;
    }
    List<Integer> bordering = members.stream().filter(borders::containsKey).toList();
    List<Use> uses = contents.uses(root, groups);
    if (bordering.size() > 1 || bordering.size() == 1 && !isWithinBorder(bordering.get(0), uses)) {
      return false;
    }
    for (int i = 0; i < uses.size(); i++) {
      Use one = uses.get(i);
      for (int j = i + 1; j < uses.size() && uses.get(j).begin() < one.end(); j++) {
        Use other = uses.get(j);
        if (one.meets(other)
            && !one.isSame(other)
            && !isReplaced(one, other)
            && !isReplaced(other, one)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isWithinBorder(int border, List<Use> uses) {
    boolean constant = borders.get(border) instanceof Place.InInput;
    long begin = groups.begin(border);
    long end = begin + sizes.get(border);
    return uses.stream()
        .allMatch(
            use -> use.begin() >= begin && use.end() <= end && !(constant && use.first() >= 0));
  }

  /** Whether the step that writes one value reads the other one last, and may write over it. */
  private boolean isReplaced(Use before, Use after) {
    int step = after.first();
    if (before.last() != step
        || step < 0
        || step >= items.size()
        || !(items.get(step).lowered() instanceof Lowered.Call call)
        || !call.inPlace()) {
      return false;
    }
    int from = call.reads().get(0);
    int to = call.writes().get(0);
    return groups.joined(from, to, 0)
        && sizes.get(from).equals(sizes.get(to))
        && call.reads().stream().noneMatch(read -> read != from && touches(read, to));
  }

  private boolean touches(int one, int other) {
    return groups.root(one) == groups.root(other)
        && groups.begin(one) < groups.begin(other) + sizes.get(other)
        && groups.begin(other) < groups.begin(one) + sizes.get(one);
  }
}
