package dev.tinyml.codegen.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {
  private final MemoryPlanner planner = new MemoryPlanner(4);

  @Test
  @DisplayName("What is in use at the same time never overlaps, and everything is aligned")
  void disjoint() {
    Random random = new Random(7);
    for (int run = 0; run < 300; run++) {
      List<Buffer> buffers = new ArrayList<>();
      int count = random.nextInt(30);
      for (int i = 0; i < count; i++) {
        int first = random.nextInt(20);
        buffers.add(new Buffer(1 + random.nextInt(1000), first, first + random.nextInt(5)));
      }
      check(buffers, planner.plan(buffers));
    }
  }

  private static void check(List<Buffer> buffers, MemoryPlan plan) {
    assertThat(plan.offsets()).hasSameSizeAs(buffers);
    assertThat(plan.bytes()).isGreaterThanOrEqualTo(plan.bound());
    for (int i = 0; i < buffers.size(); i++) {
      long offset = plan.offsets().get(i);
      assertThat(offset % 4).isZero();
      assertThat(offset + buffers.get(i).bytes()).isLessThanOrEqualTo(plan.bytes());
      for (int j = 0; j < i; j++) {
        long other = plan.offsets().get(j);
        boolean apart =
            offset + buffers.get(i).bytes() <= other || other + buffers.get(j).bytes() <= offset;
        assertThat(apart || !buffers.get(i).overlaps(buffers.get(j))).isTrue();
      }
    }
  }

  @Test
  @DisplayName("A chain of layers takes no more than its two largest neighbours")
  void chain() {
    MemoryPlan plan =
        planner.plan(
            List.of(
                new Buffer(100, 0, 1),
                new Buffer(400, 1, 2),
                new Buffer(200, 2, 3),
                new Buffer(300, 3, 4),
                new Buffer(50, 4, 5)));
    assertThat(plan.bytes()).isEqualTo(600);
    assertThat(plan.bound()).isEqualTo(600);
  }

  @Test
  @DisplayName("Without buffers nothing is needed")
  void none() {
    assertThat(planner.plan(List.of())).isEqualTo(new MemoryPlan(List.of(), 0, 0));
  }
}
