package dev.tinyml.converter.repair;

import dev.tinyml.converter.verify.GateLimits;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a repair must reach, and what it may do.
 *
 * @param limits the rules that must hold
 * @param int16Obstacles for each operator that keeps a model from int16 activations why, as a
 *     clause: {@code "the EXPAND_DIMS of Chirale 2.0.0 takes float32, int8, not int16"}
 */
public record RepairOptions(GateLimits limits, SortedMap<String, String> int16Obstacles) {

  /** Copies the map. */
  public RepairOptions {
    int16Obstacles = Collections.unmodifiableSortedMap(new TreeMap<>(int16Obstacles));
  }

  /** Rules alone: any operator can have int16 activations. */
  public RepairOptions(GateLimits limits) {
    this(limits, new TreeMap<>());
  }

  /**
   * Why a model can't have int16 activations; empty when it can, as far as is known.
   *
   * @param operators names of the model's operators
   */
  public Optional<String> int16Obstacle(Set<String> operators) {
    return int16Obstacles.entrySet().stream()
        .filter(obstacle -> operators.contains(obstacle.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
