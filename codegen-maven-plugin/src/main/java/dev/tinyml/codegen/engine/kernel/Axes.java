package dev.tinyml.codegen.engine.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Nested loops over some memory areas at a time, the outermost first. Immutable.
 *
 * @param loops at least none
 */
record Axes(List<Loop> loops) {

  /** Copies the list. */
  Axes {
    loops = List.copyOf(loops);
  }

  /**
   * A loop.
   *
   * @param size how often it goes round
   * @param steps how far it goes on in each area
   */
  record Loop(int size, List<Long> steps) {
    Loop {
      steps = List.copyOf(steps);
    }

    /** Whether this loop, within another one, goes on where that one would. */
    boolean continues(Loop outer) {
      for (int i = 0; i < steps.size(); i++) {
        if (outer.steps.get(i) != size * steps.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The same with as few loops as it takes: none that goes round once, neighbours as one. */
  Axes merged() {
    List<Loop> merged = new ArrayList<>();
    for (Loop loop : loops) {
      Loop outer = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (loop.size() == 1) {
        continue;
      }
      if (outer != null && loop.continues(outer)) {
        merged.set(merged.size() - 1, new Loop(outer.size() * loop.size(), loop.steps()));
      } else {
        merged.add(loop);
      }
    }
    return new Axes(merged);
  }

  /** The same with loops around it that go round once, so that there are so many. */
  Axes padded(int count, int areas) {
    List<Loop> padded =
        new ArrayList<>(
            Collections.nCopies(count - loops.size(), new Loop(1, Collections.nCopies(areas, 0L))));
    padded.addAll(loops);
    return new Axes(padded);
  }

  /** How often the loops go round. */
  List<Integer> sizes() {
    return loops.stream().map(Loop::size).toList();
  }

  /** How far the loops go on in one of the areas. */
  List<Long> steps(int area) {
    return loops.stream().map(loop -> loop.steps().get(area)).toList();
  }

  /** How far each axis of a row-major tensor goes on, in elements. */
  static List<Long> rowMajor(List<Integer> shape) {
    List<Long> steps = new ArrayList<>(Collections.nCopies(shape.size(), 1L));
    for (int axis = shape.size() - 2; axis >= 0; axis--) {
      steps.set(axis, steps.get(axis + 1) * shape.get(axis + 1));
    }
    return steps;
  }
}
