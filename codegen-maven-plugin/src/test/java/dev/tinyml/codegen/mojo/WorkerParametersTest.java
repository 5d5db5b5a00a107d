package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Parameters of the worker process")
class WorkerParametersTest {

  private static List<String> problems(long timeoutSeconds, String workerMemory) {
    Problems problems = new Problems();
    new WorkerParameters(timeoutSeconds, workerMemory).check(problems);
    return problems.list().stream().map(Problem::subject).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"512m", "1g", "4G", "700000K"})
  @DisplayName("Memory sizes that Java understands")
  void memory(String size) {
    assertThat(problems(600, size)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "much", "0g", "-1g", "1.5g", "1 g", "12", "1g -version"})
  @DisplayName("Memory sizes that it does not")
  void wrongMemory(String size) {
    assertThat(problems(600, size)).containsExactly("<workerMemory>");
  }

  @Test
  @DisplayName("A time limit that no clock can hold is refused, together with other faults")
  void timeLimit() {
    assertThat(problems(0, "1g")).isEmpty();
    assertThat(problems(-1, "1g")).containsExactly("<timeoutSeconds>");
    assertThat(problems(Long.MAX_VALUE, "x")).containsExactly("<timeoutSeconds>", "<workerMemory>");
  }
}
