package dev.tinyml.codegen.engine.plan;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model as a sequence of calls.
 *
 * @param inputs of the model, in its order
 * @param outputs of the model, in its order
 * @param steps in execution order
 * @param arenaBytes memory between the first and the last call, besides inputs and outputs
 * @param arenaBound what no plan can do without: the largest sum of what is in use at one time
 */
public record EnginePlan(
    List<Operand> inputs,
    List<Operand> outputs,
    List<Step> steps,
    long arenaBytes,
    long arenaBound) {

  /** Offsets in the arena, and its own address, are multiples of this. */
  public static final int ALIGNMENT = 4;

  /**
   * Bytes of constants that loads of AVR reach: 64 KB, less vectors and small constants of the
   * program.
   */
  public static final long AVR_NEAR_BYTES = 60_000;

  /** Copies the lists. */
  public EnginePlan {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    steps = List.copyOf(steps);
  }

  /** The functions that are called, and those that they call, each before its callers. */
  public List<CFunction> functions() {
    Set<CFunction> all = new LinkedHashSet<>();
    steps.forEach(step -> all.addAll(step.function().withNeeds()));
    return List.copyOf(all);
  }

  /** Bytes of all arrays in flash; what several layers share counts once. */
  public long constantBytes() {
    return new HashSet<>(
            steps.stream()
                .flatMap(step -> step.fields().stream())
                .filter(Field.Array.class::isInstance)
                .map(Field.Array.class::cast)
                .map(array -> new Field.Array("", array.type(), array.values(), 1, array.tiled()))
                .toList())
        .stream().mapToLong(Field.Array::bytes).sum();
  }

  /**
   * Whether a core's loads don't reach all constants.
   *
   * @param core as boards name it
   */
  public boolean reachesTooFar(String core) {
    return core.equals("AVR") && constantBytes() > AVR_NEAR_BYTES;
  }
}
