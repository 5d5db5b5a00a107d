package dev.tinyml.codegen.fit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineCodeTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/tinyml/codegen");

  /** Otherwise a model that needs the function fits nowhere for certain: run measure_code.py. */
  @Test
  void knowsTheCodeOfEveryFunction() throws IOException {
    Set<String> functions;
    try (Stream<Path> files = Files.list(RESOURCES.resolve("engine/c"))) {
      functions = files.map(it -> it.getFileName().toString().replace(".c", "")).collect(toSet());
    }
    Set<String> measured =
        Files.readAllLines(RESOURCES.resolve("fit/engine_code.tsv")).stream()
            .skip(2)
            .map(it -> it.split("\t")[0])
            .collect(toSet());
    assertThat(measured).isEqualTo(functions);
  }
}
