package dev.tinyml.codegen.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nested loops")
class AxesTest {

  @Test
  @DisplayName("go through the same places in the same order when they are merged")
  void merged() {
    Random random = new Random(8);
    for (int run = 0; run < 500; run++) {
      List<Integer> shape = new ArrayList<>();
      for (int axis = random.nextInt(5); axis >= 0; axis--) {
        shape.add(1 + random.nextInt(3));
      }
      List<Long> first = Axes.rowMajor(shape);
      List<Long> second = new ArrayList<>(first);
      if (random.nextBoolean()) {
        Collections.shuffle(second, random);
      }
      List<Axes.Loop> loops = new ArrayList<>();
      for (int axis = 0; axis < shape.size(); axis++) {
        loops.add(new Axes.Loop(shape.get(axis), List.of(first.get(axis), second.get(axis))));
      }
      Axes axes = new Axes(loops);
      assertThat(places(axes.merged())).isEqualTo(places(axes));
      assertThat(places(axes.merged().padded(6, 2))).isEqualTo(places(axes));
      assertThat(axes.merged().loops().size()).isLessThanOrEqualTo(loops.size());
    }
  }

  @Test
  @DisplayName("over all of a tensor are one")
  void whole() {
    List<Integer> shape = List.of(2, 3, 1, 4);
    List<Long> steps = Axes.rowMajor(shape);
    List<Axes.Loop> loops = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      loops.add(new Axes.Loop(shape.get(axis), List.of(steps.get(axis))));
    }
    assertThat(new Axes(loops).merged().loops()).containsExactly(new Axes.Loop(24, List.of(1L)));
  }

  private static List<List<Long>> places(Axes axes) {
    List<List<Long>> places = new ArrayList<>();
    walk(axes.loops(), 0, 0, places);
    return places;
  }

  private static void walk(List<Axes.Loop> loops, long a, long b, List<List<Long>> places) {
    if (loops.isEmpty()) {
      places.add(List.of(a, b));
      return;
    }
    Axes.Loop outer = loops.get(0);
    for (int i = 0; i < outer.size(); i++) {
      long stepA = outer.steps().get(0);
      long stepB = outer.steps().get(1);
      walk(loops.subList(1, loops.size()), a + i * stepA, b + i * stepB, places);
    }
  }
}
