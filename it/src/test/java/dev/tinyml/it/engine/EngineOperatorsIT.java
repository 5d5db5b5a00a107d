package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.kernel.Kernels;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "Operators of random shapes, strides, paddings, scales and zero points give the bytes of the reference")
@Execution(ExecutionMode.CONCURRENT)
class EngineOperatorsIT {
  private static final int GROUPS = 2;

  /**
   * TensorFlow Lite has no reference kernel of int8 for these, or other results: they are in models
   * that TensorFlow Lite Micro answered.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "ADD_N",
          "CUMSUM",
          "DIV",
          "EMBEDDING_LOOKUP",
          "FILL",
          "UNIDIRECTIONAL_SEQUENCE_LSTM",
          "ZEROS_LIKE");

  private final RandomOperators random = new RandomOperators();

  @Test
  @DisplayName("for every operator that there is a kernel for, and a dozen times at least")
  void complete() {
    Map<String, Long> times =
        random.names().stream()
            .flatMap(name -> random.operators(name).stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Set<String> expected = new TreeSet<>(new Kernels().operators());
    expected.removeAll(ELSEWHERE);
    assertThat(times.keySet()).containsAll(expected);
    assertThat(times.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(12));
    assertThat(times.values().stream().mapToLong(count -> count).sum()).isGreaterThan(1400);
  }

  @Test
  @DisplayName("but a few, of which TensorFlow Lite Micro's answers are recorded")
  void elsewhere() {
    TestedModels models = new TestedModels();
    assertThat(
            models.names().stream()
                .filter(name -> name.startsWith("tflm/"))
                .flatMap(name -> models.model(name).structure().operators().stream())
                .map(TfliteOperator::name))
        .containsAll(ELSEWHERE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @RequiresTools(Tool.HOST_GCC)
  @DisplayName("with GCC, warnings as errors and sanitizers")
  void withGcc(int group, @TempDir Path folder) throws IOException {
    HostSuite.SANITIZED.check(group(group), folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @RequiresTools(Tool.HOST_CLANG)
  @DisplayName("with Clang, optimized, warnings as errors, and traps for what is undefined")
  void withClang(int group, @TempDir Path folder) throws IOException {
    HostSuite.TRAPPED.check(group(group), folder);
  }

  private EngineSuite group(int group) {
    List<TestedModel> all = random.all();
    return new EngineSuite(
        IntStream.range(0, all.size())
            .filter(i -> i % GROUPS == group)
            .mapToObj(all::get)
            .toList());
  }
}
