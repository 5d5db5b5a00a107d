package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tflite.TfliteModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells how large a model's arena must be: to the byte, or else at most. Stateless. */
public final class ArenaForecast {
  private final ArenaSizer sizer = new ArenaSizer();
  private final ArenaPlanner planner = new ArenaPlanner();

  /**
   * The arena's size.
   *
   * @param profileId id of what the library's kernels take on the board's processor; empty when it
   *     was not measured
   */
  public ArenaSize size(TfliteModel model, Optional<String> profileId) {
    if (profileId.isEmpty()) {
      return ArenaSize.of(
          ArenaBound.of(model),
          List.of("what this library's kernels take on the board's processor was not measured"));
    }
    MemoryProfile profile = MemoryProfile.load(profileId.get());
    List<String> obstacles = sizer.obstacles(model, profile);
    return ArenaSize.of(
        obstacles.isEmpty() ? sizer.size(model, profile) : ArenaBound.of(model), obstacles);
  }

  /** What the arena can't be smaller than, whatever the library: all that is alive at once. */
  public long least(TfliteModel model) {
    return planner
        .plan(model)
        .map(ArenaPlan::usedBySteps)
        .map(steps -> Arrays.stream(steps).max().orElse(0))
        .orElse(0L);
  }
}
