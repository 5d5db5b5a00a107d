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
    for (int run = 0; run < 40; run++) {
      List<Buffer> buffers = new ArrayList<>();
      int count = random.nextInt(30);
      for (int i = 0; i < count; i++) {
        List<Span> spans = new ArrayList<>();
        for (int j = random.nextInt(8) == 0 ? 3 : 1; j > 0; j--) {
          int first = random.nextInt(20);
          spans.add(
              new Span(
                  random.nextInt(200), 1 + random.nextInt(1000), first, first + random.nextInt(5)));
        }
        buffers.add(new Buffer(spans));
      }
      check(buffers, planner.plan(buffers));
    }
  }

  private static void check(List<Buffer> buffers, MemoryPlan plan) {
    assertThat(plan.offsets()).hasSameSizeAs(buffers);
    assertThat(plan.bytes()).isGreaterThanOrEqualTo(plan.bound());
    for (int i = 0; i < buffers.size(); i++) {
      long offset = plan.offsets().get(i);
      assertThat(offset).isNotNegative();
      assertThat(offset % 4).isZero();
      assertThat(offset + buffers.get(i).bytes()).isLessThanOrEqualTo(plan.bytes());
      for (int j = 0; j < i; j++) {
        long other = plan.offsets().get(j);
        for (Span one : buffers.get(i).spans()) {
          for (Span two : buffers.get(j).spans()) {
            boolean apart =
                offset + one.begin() + one.bytes() <= other + two.begin()
                    || other + two.begin() + two.bytes() <= offset + one.begin();
            boolean inTurn = one.last() < two.first() || two.last() < one.first();
            assertThat(apart || inTurn).isTrue();
          }
        }
      }
    }
  }

  @Test
  @DisplayName("A few buffers take the least that there is, as trying all offsets finds it")
  void least() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      List<Buffer> buffers = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        int first = random.nextInt(6);
        buffers.add(Buffer.of(4L * (1 + random.nextInt(4)), first, first + random.nextInt(4)));
      }
      MemoryPlan plan = planner.plan(buffers);
      assertThat(plan.bytes()).isEqualTo(least(buffers, plan.bound()));
    }
  }

  private static long least(List<Buffer> buffers, long bound) {
    long bytes = bound;
    while (!fits(buffers, new ArrayList<>(), bytes)) {
      bytes += 4;
    }
    return bytes;
  }

  private static boolean fits(List<Buffer> buffers, List<Long> offsets, long bytes) {
    int next = offsets.size();
    if (next == buffers.size()) {
      return true;
    }
    Buffer buffer = buffers.get(next);
    for (long offset = 0; offset + buffer.bytes() <= bytes; offset += 4) {
      boolean free = true;
      for (int i = 0; i < next; i++) {
        Buffer other = buffers.get(i);
        free &=
            offset + buffer.bytes() <= offsets.get(i)
                || offsets.get(i) + other.bytes() <= offset
                || buffer.last() < other.first()
                || other.last() < buffer.first();
      }
      if (free) {
        offsets.add(offset);
        if (fits(buffers, offsets, bytes)) {
          return true;
        }
        offsets.remove(next);
      }
    }
    return false;
  }

  @Test
  @DisplayName("A chain of layers takes no more than its two largest neighbours")
  void chain() {
    MemoryPlan plan =
        planner.plan(
            List.of(
                Buffer.of(100, 0, 1),
                Buffer.of(400, 1, 2),
                Buffer.of(200, 2, 3),
                Buffer.of(300, 3, 4),
                Buffer.of(50, 4, 5)));
    assertThat(plan.bytes()).isEqualTo(600);
    assertThat(plan.bound()).isEqualTo(600);
  }

  @Test
  @DisplayName("What is free for a while in the midst of a buffer is used")
  void within() {
    Buffer concatenated = new Buffer(List.of(new Span(0, 100, 0, 9), new Span(100, 300, 8, 9)));
    MemoryPlan plan = planner.plan(List.of(concatenated, Buffer.of(280, 1, 7)));
    assertThat(plan.bytes()).isEqualTo(400);
    assertThat(plan.bound()).isEqualTo(400);
  }

  @Test
  @DisplayName("Hundreds of buffers are planned in bounded time, in the same way each time")
  void many() {
    Random random = new Random(3);
    List<Buffer> buffers = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      int first = random.nextInt(700);
      buffers.add(Buffer.of(1 + random.nextInt(1000), first, first + random.nextInt(40)));
    }
    MemoryPlan plan = planner.plan(buffers);
    check(buffers, plan);
    assertThat(planner.plan(buffers)).isEqualTo(plan);
    assertThat(plan.bytes()).isLessThan(plan.bound() * 5 / 4);
  }

  @Test
  @DisplayName("What a fixed order misses is found: thirty buffers in as much as is in use at once")
  void search() {
    Random random = new Random(5);
    for (int run = 0; run < 10; run++) {
      List<Buffer> buffers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int first = random.nextInt(20);
        buffers.add(Buffer.of(4L * (1 + random.nextInt(250)), first, first + random.nextInt(5)));
      }
      MemoryPlan plan = planner.plan(buffers);
      check(buffers, plan);
      assertThat(plan.bytes()).isEqualTo(plan.bound());
    }
  }

  @Test
  @DisplayName("Without buffers nothing is needed")
  void none() {
    assertThat(planner.plan(List.of())).isEqualTo(new MemoryPlan(List.of(), 0, 0));
  }
}
