package dev.tinyml.codegen.engine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stack of an engine")
class EngineStackTest {
  private static final Path FUNCTIONS = Path.of("src/main/resources/dev/tinyml/codegen/engine/c");

  private final EngineStack stack = EngineStack.measured();

  private static EnginePlan plan(String... functions) {
    List<Step> steps =
        Stream.of(functions)
            .map(
                name ->
                    new Step(
                        "ADD",
                        0,
                        CFunction.of(name),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()))
            .toList();
    return new EnginePlan(List.of(), List.of(), steps, 0, 0);
  }

  /** Otherwise headers say nothing for models with that function: run measure_stack.py. */
  @Test
  @DisplayName("is known on every core for each function that computes a layer")
  void complete() throws IOException {
    assertThat(stack.cores()).contains("AVR", "Cortex-M0+", "Cortex-M4F", "Cortex-M33");
    int layers = 0;
    try (Stream<Path> files = Files.list(FUNCTIONS)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".c", "");
        String head = "^static void " + name + "\\(const ENGINE_FLASH struct " + name + " \\*";
        if (Pattern.compile(head, Pattern.MULTILINE).matcher(Files.readString(file)).find()) {
          layers++;
          assertThat(stack.cores())
              .allSatisfy(core -> assertThat(stack.atMost(core, plan(name))).as(name).isPresent());
        }
      }
    }
    assertThat(layers).isGreaterThan(30);
  }

  @Test
  @DisplayName("is that of the deepest layer, whatever the others are and how many")
  void deepest() {
    for (String core : stack.cores()) {
      int copy = stack.atMost(core, plan("copy")).orElseThrow();
      int dense = stack.atMost(core, plan("fully_connected")).orElseThrow();
      assertThat(dense).isGreaterThan(copy);
      assertThat(stack.atMost(core, plan("copy", "fully_connected", "copy"))).hasValue(dense);
      assertThat(stack.atMost(core, plan())).isPresent();
    }
  }

  @Test
  @DisplayName("is not guessed for other cores or functions")
  void unknown() {
    assertThat(stack.atMost("Xtensa LX7", plan("copy"))).isEmpty();
    assertThat(stack.atMost("AVR", plan("something_else"))).isEmpty();
  }
}
