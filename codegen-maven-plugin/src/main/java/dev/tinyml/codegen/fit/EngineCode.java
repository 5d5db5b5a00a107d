package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Measured code of the engine's C functions, by core: {@code engine_code.tsv}, which {@code
 * src/test/resources/fixtures/engine/measure_code.py} makes. Immutable.
 */
final class EngineCode {
  private static final String TABLE = "engine_code.tsv";

  /** What the functions need together of the compiler's own libraries. */
  private static final String COMPILER = "(compiler)";

  /** Passing the addresses of a layer and its tensors. */
  private static final int CALL_BYTES = 48;

  /** A pointer or number of a layer's structure, with what aligns it or the array. */
  private static final int VALUE_BYTES = 8;

  private final Map<String, Map<String, Integer>> sizes;

  private EngineCode(Map<String, Map<String, Integer>> sizes) {
    this.sizes = sizes;
  }

  static EngineCode load() {
    try (InputStream in = EngineCode.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no " + TABLE);
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EngineCode of(List<String> lines) {
    String[] cores = lines.get(0).split("\t");
    Map<String, Map<String, Integer>> sizes = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t");
      for (int i = 1; i < cells.length; i++) {
        sizes
            .computeIfAbsent(cores[i], core -> new HashMap<>())
            .put(cells[0], Integer.parseInt(cells[i]));
      }
    }
    return new EngineCode(sizes);
  }

  /**
   * What an engine takes of the flash besides its arrays: the functions, half as much again for
   * what compilers make of them in different company, calls and structures.
   *
   * @return empty when the core or one of the functions was not measured
   */
  OptionalLong atMost(String core, EnginePlan plan) {
    Map<String, Integer> measured = sizes.getOrDefault(core, Map.of());
    List<String> functions = plan.functions().stream().map(CFunction::name).toList();
    if (!measured.keySet().containsAll(functions)) {
      return OptionalLong.empty();
    }
    long code = functions.stream().mapToLong(measured::get).sum();
    long layers = plan.steps().stream().mapToLong(EngineCode::layer).sum();
    return OptionalLong.of(code + code / 2 + measured.getOrDefault(COMPILER, 0) + layers);
  }

  private static long layer(Step step) {
    return CALL_BYTES
        + (long) VALUE_BYTES * step.fields().stream().mapToLong(EngineCode::values).sum();
  }

  /** Lists of numbers have commas between them. */
  private static long values(Field field) {
    return field instanceof Field.Scalar scalar
        ? 1 + scalar.literal().chars().filter(c -> c == ',').count()
        : 1;
  }
}
