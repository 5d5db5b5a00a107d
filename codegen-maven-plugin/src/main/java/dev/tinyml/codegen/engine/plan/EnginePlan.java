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
  public static final long AVR_NEAR_BYTES = 62_000;

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
   * About what arrays and the structures of layers take of an AVR's flash together: most members
   * are sizes and pointers of 16 bits. Only its compiler knows to the byte.
   */
  public long nearBytes() {
    record Structure(String function, List<Field> fields) {}
    return constantBytes()
        + steps.stream()
            .map(step -> new Structure(step.function().name(), step.fields()))
            .distinct()
            .flatMap(structure -> structure.fields().stream())
            .mapToLong(field -> 2L * numbers(field))
            .sum();
  }

  private static long numbers(Field field) {
    return field instanceof Field.Scalar scalar
        ? 1 + scalar.literal().chars().filter(c -> c == ',').count()
        : 1;
  }

  /**
   * Whether a core's loads don't reach all constants.
   *
   * @param core as boards name it
   */
  public boolean reachesTooFar(String core) {
    return core.equals("AVR") && nearBytes() > AVR_NEAR_BYTES;
  }
}
