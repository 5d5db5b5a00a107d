package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bytes of tensors are: those of a tensor that is put together from copies are bytes of
 * the tensors that they come from. Tells for how long they are in use where the tensors of a group
 * lie. A step is the position of an item.
 */
final class Contents {
  /** Of more parts a tensor is looked at as something of its own: work must stay bounded. */
  private static final int MAX_PARTS = 512;

  private final List<Item> items;
  private final List<Long> sizes;
  private final Set<Integer> outputs;
  private final Map<Integer, List<Integer>> readers = new HashMap<>();
  private final Map<Integer, List<Integer>> writers = new HashMap<>();
  private final Map<Integer, List<Part>> parts = new HashMap<>();

  /**
   * Bytes of a tensor that come from one place.
   *
   * @param begin the first of them
   * @param bytes how many
   * @param origin the tensor that a call computes them for, or that is an input
   * @param originBegin the first of its bytes
   * @param copy step of the copy that puts them here; −1 in the tensor that they come from
   */
  record Part(long begin, long bytes, int origin, long originBegin, int copy) {}

  /**
   * Bytes of a group while they are in use.
   *
   * @param tensor that they belong to
   * @param begin the first of them, counted from the group's common point
   * @param bytes how many
   * @param origin the tensor that they come from
   * @param shift where that tensor's first byte would be
   * @param first step that writes them; −1 in an input
   * @param last step in which something reads or writes them
   */
  record Use(int tensor, long begin, long bytes, int origin, long shift, int first, int last) {
    long end() {
      return begin + bytes;
    }

    /** Whether bytes in common are the same value. */
    boolean isSame(Use other) {
      return origin == other.origin && shift == other.shift;
    }

    boolean meets(Use other) {
      return first <= other.last
          && other.first <= last
          && begin < other.end()
          && other.begin < end();
    }
  }

  /**
   * @param items in execution order
   * @param sizes of all tensors, in bytes
   * @param outputs tensors that are in use to the end
   */
  Contents(List<Item> items, List<Long> sizes, Collection<Integer> outputs) {
    this.items = items;
    this.sizes = sizes;
    this.outputs = Set.copyOf(outputs);
    for (int i = 0; i < items.size(); i++) {
      int step = i;
      Lowered part = items.get(i).lowered();
      part.reads().forEach(t -> readers.computeIfAbsent(t, k -> new ArrayList<>()).add(step));
      part.writes().forEach(t -> writers.computeIfAbsent(t, k -> new ArrayList<>()).add(step));
    }
    for (int i = 0; i < items.size(); i++) {
      for (int tensor : items.get(i).lowered().writes()) {
        if (last(writers.get(tensor)) == i) {
          parts.put(tensor, partsOf(tensor));
        }
      }
    }
  }

  /**
   * Whether a step copies bytes to where they are anyway. What other steps write to as well, as
   * padding does, they would overwrite there.
   */
  boolean isIdle(int step, TensorGroups groups) {
    return items.get(step).lowered() instanceof Lowered.Copy copy
        && parts(copy.to()).get(0).copy() >= 0
        && groups.joined(copy.from(), copy.to(), copy.fromBegin() - copy.toBegin());
  }

  /** What the tensors of a group keep in use. */
  List<Use> uses(int root, TensorGroups groups) {
    List<Use> uses = new ArrayList<>();
    for (int tensor : groups.members(root)) {
      long begin = groups.begin(tensor);
      int last = lastUse(tensor, groups);
      for (Part part : parts(tensor)) {
        int first = firstUse(tensor, part.begin(), groups);
        uses.add(
            new Use(
                tensor,
                begin + part.begin(),
                part.bytes(),
                part.origin(),
                begin + part.begin() - part.originBegin(),
                first,
                Math.max(first, last)));
      }
    }
    uses.sort(Comparator.comparingLong(Use::begin).thenComparingInt(Use::tensor));
    return uses;
  }

  private List<Part> parts(int tensor) {
    return parts.getOrDefault(tensor, whole(tensor));
  }

  private List<Part> whole(int tensor) {
    return List.of(new Part(0, sizes.get(tensor), tensor, 0, -1));
  }

  /** What copies that together write each byte once put together. */
  private List<Part> partsOf(int tensor) {
    List<Part> found = new ArrayList<>();
    for (int step : writers.get(tensor)) {
      if (!(items.get(step).lowered() instanceof Lowered.Copy copy)) {
        return whole(tensor);
      }
      for (Part part : parts(copy.from())) {
        long begin = Math.max(part.begin(), copy.fromBegin());
        long end = Math.min(part.begin() + part.bytes(), copy.fromBegin() + copy.bytes());
        if (begin < end) {
          found.add(
              new Part(
                  begin - copy.fromBegin() + copy.toBegin(),
                  end - begin,
                  part.origin(),
                  begin - part.begin() + part.originBegin(),
                  step));
        }
      }
      if (found.size() > MAX_PARTS) {
        return whole(tensor);
      }
    }
    found.sort(Comparator.comparingLong(Part::begin));
    long end = 0;
    for (Part part : found) {
      if (part.begin() != end) {
        return whole(tensor);
      }
      end += part.bytes();
    }
    return end == sizes.get(tensor) ? List.copyOf(found) : whole(tensor);
  }

  /** Where copies are idle a value is there as soon as it is where it comes from. */
  private int firstUse(int tensor, long at, TensorGroups groups) {
    int current = tensor;
    long begin = at;
    while (true) {
      Part part = partAt(current, begin);
      if (part.copy() < 0) {
        return writers.getOrDefault(current, List.of(-1)).get(0);
      }
      if (!isIdle(part.copy(), groups)) {
        return part.copy();
      }
      Lowered.Copy copy = (Lowered.Copy) items.get(part.copy()).lowered();
      begin += copy.fromBegin() - copy.toBegin();
      current = copy.from();
    }
  }

  private Part partAt(int tensor, long at) {
    return parts(tensor).stream()
        .filter(part -> part.begin() <= at && at < part.begin() + part.bytes())
        .findFirst()
        .orElseThrow();
  }

  private int lastUse(int tensor, TensorGroups groups) {
    if (outputs.contains(tensor)) {
      return items.size();
    }
    return Math.max(
        lastBusy(readers.getOrDefault(tensor, List.of()), groups),
        lastBusy(writers.getOrDefault(tensor, List.of()), groups));
  }

  private int lastBusy(List<Integer> steps, TensorGroups groups) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!isIdle(steps.get(i), groups)) {
        return steps.get(i);
      }
    }
    return -1;
  }

  private static int last(List<Integer> steps) {
    return steps.get(steps.size() - 1);
  }
}
