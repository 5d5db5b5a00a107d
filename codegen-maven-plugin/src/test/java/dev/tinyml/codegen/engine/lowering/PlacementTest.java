package dev.tinyml.codegen.engine.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tensors that share memory")
class PlacementTest {

  @Test
  @DisplayName("hold what each would hold in memory of its own, in random models")
  void values() {
    long copied = 0;
    for (int seed = 0; seed < 2000; seed++) {
      RandomGraph graph = RandomGraph.of(new Random(seed));
      EnginePlan plan =
          new Placement(graph.inputs(), graph.outputs(), graph.specs(), graph.items()).plan();
      assertThat(plan.arenaBytes()).isGreaterThanOrEqualTo(plan.arenaBound());
      new PlanRun(plan, seed).check(graph.expected());
      copied += graph.copies();
      copied -= plan.steps().stream().filter(s -> s.function().name().equals("copy")).count();
    }
    // Otherwise there would be nothing to prove.
    assertThat(copied).isGreaterThan(2000);
  }
}
