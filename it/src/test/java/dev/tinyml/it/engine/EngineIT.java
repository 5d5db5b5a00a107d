package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The C engine gives the bytes that TensorFlow Lite Micro and TensorFlow Lite gave")
@Execution(ExecutionMode.CONCURRENT)
class EngineIT {
  private static final int GROUPS = 4;

  /** The operators that are in the way, by model. */
  private static final Map<String, Set<String>> REFUSED =
      new TreeMap<>(
          Map.of(
              "zoo/activation_layers",
              Set.of("ELU", "GREATER", "MUL", "PRELU", "SELECT", "SELECT_V2"),
              "zoo/dense_activations_chain",
              Set.of("EXP", "GELU", "GREATER", "LOG", "SELECT"),
              "zoo/dense_activations_multi_out",
              Set.of("EXP", "LOG"),
              "zoo/embedding_text",
              Set.of("ADD", "CAST", "GATHER", "LESS", "SELECT"),
              "zoo/gru_bidirectional",
              Set.of("REVERSE_V2"),
              "zoo/refused_custom_layer",
              Set.of("SIN"),
              "zoo/transformer_block",
              Set.of("GELU")));

  private final TestedModels models = new TestedModels();

  /** Those that there is an engine for. */
  static List<TestedModel> tested() {
    TestedModels models = new TestedModels();
    return models.names().stream()
        .filter(name -> !REFUSED.containsKey(name))
        .map(models::tested)
        .toList();
  }

  @Test
  @DisplayName("for every model but those with an operator that it refuses")
  void all() {
    Map<String, Set<String>> refused = new TreeMap<>();
    int run = 0;
    for (String name : models.names()) {
      ProblemException problems =
          catchThrowableOfType(ProblemException.class, () -> models.tested(name));
      if (problems == null) {
        run++;
      } else {
        Set<String> operators = new TreeSet<>();
        problems
            .problems()
            .forEach(p -> operators.add(p.subject().replaceAll("^operator ([A-Z0-9_]+),.*", "$1")));
        refused.put(name, operators);
      }
    }
    assertThat(refused).isEqualTo(REFUSED);
    // 42 of the zoo, one of them twice, 8 of benchmarks, and single operators.
    assertThat(models.names()).filteredOn(name -> name.startsWith("zoo/")).hasSize(42);
    assertThat(run).isEqualTo(models.names().size() - REFUSED.size()).isGreaterThanOrEqualTo(78);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  @RequiresTools(Tool.HOST_GCC)
  @DisplayName("with GCC, warnings as errors and sanitizers")
  void withGcc(int group, @TempDir Path folder) throws IOException {
    HostSuite.SANITIZED.check(group(group), folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  @RequiresTools(Tool.HOST_CLANG)
  @DisplayName("with Clang, optimized, warnings as errors, and traps for what is undefined")
  void withClang(int group, @TempDir Path folder) throws IOException {
    HostSuite.TRAPPED.check(group(group), folder);
  }

  private static EngineSuite group(int group) {
    List<TestedModel> all = tested();
    return new EngineSuite(
        IntStream.range(0, all.size())
            .filter(i -> i % GROUPS == group)
            .mapToObj(all::get)
            .toList());
  }
}
