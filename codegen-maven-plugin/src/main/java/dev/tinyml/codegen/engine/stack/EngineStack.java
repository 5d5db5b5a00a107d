package dev.tinyml.codegen.engine.stack;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an engine takes of the stack at most. There is no recursion in its C, no array of variable
 * size and no pointer to a function, and what computes a layer is never part of its caller: so that
 * is the frame of the function that calls the layers, and the deepest chain that begins with one of
 * them. Measured with GCC for each function: {@code stack.tsv}, which {@code
 * src/test/resources/fixtures/engine/measure_stack.py} makes. Immutable.
 */
public final class EngineStack {
  private static final String TABLE = "stack.tsv";

  /** The function that calls the layers. */
  private static final String INVOKE = "(invoke)";

  private final List<String> cores;
  private final Map<String, Map<String, Integer>> bytes;

  private EngineStack(List<String> cores, Map<String, Map<String, Integer>> bytes) {
    this.cores = List.copyOf(cores);
    this.bytes = bytes;
  }

  /** The measured figures. */
  public static EngineStack measured() {
    try (InputStream in = EngineStack.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no " + TABLE);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EngineStack of(List<String> lines) {
    List<String> head = List.of(lines.get(0).split("\t"));
    Map<String, Map<String, Integer>> bytes = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      for (int i = 1; i < cells.length; i++) {
        bytes
            .computeIfAbsent(head.get(i), core -> new HashMap<>())
            .put(cells[0], Integer.parseInt(cells[i]));
      }
    }
    return new EngineStack(head.subList(1, head.size()), bytes);
  }

  /** The cores that were measured, as boards name them. */
  public List<String> cores() {
    return cores;
  }

  /**
   * What a run takes from the call of the engine on, with an optimizing GCC.
   *
   * @return bytes; empty when the core or one of the functions was not measured
   */
  public OptionalInt atMost(String core, EnginePlan plan) {
    Map<String, Integer> measured = bytes.getOrDefault(core, Map.of());
    List<Integer> layers = new ArrayList<>(List.of(0));
    for (var step : plan.steps()) {
      Integer layer = measured.get(step.function().name());
      if (layer == null) {
        return OptionalInt.empty();
      }
      layers.add(layer);
    }
    return measured.containsKey(INVOKE)
        ? OptionalInt.of(
            measured.get(INVOKE) + layers.stream().mapToInt(Integer::intValue).max().orElseThrow())
        : OptionalInt.empty();
  }
}
