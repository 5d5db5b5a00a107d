package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  private final TestedModels models = new TestedModels();

  /** All of them, none excepted. */
  static List<TestedModel> tested() {
    TestedModels models = new TestedModels();
    return models.names().stream().map(models::tested).toList();
  }

  @Test
  @DisplayName("for every model of the zoo, of benchmarks, of other options, and single operators")
  void all() {
    List<String> names = models.names();
    assertThat(names).filteredOn(name -> name.startsWith("zoo/")).hasSize(42);
    assertThat(names).filteredOn(name -> name.startsWith("schemes/")).hasSize(29);
    assertThat(names).filteredOn(name -> name.startsWith("tflm/types/")).hasSize(44);
    assertThat(names).filteredOn(name -> name.startsWith("tflm/operators/")).hasSize(35);
    assertThat(names).filteredOn(name -> name.matches("tflm/[^/]+")).hasSize(8);
    assertThat(names).hasSize(158);
    assertThat(tested()).extracting(TestedModel::name).containsExactlyElementsOf(names);
    assertThat(tested())
        .allSatisfy(
            model -> assertThat(model.samples()).as(model.name()).isGreaterThanOrEqualTo(4));
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
