package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.rendering.JsonRenderer;
import dev.tinyml.codegen.inspection.rendering.TextRenderer;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Inspecting a damaged, hostile or odd model")
class MalformedInspectionTest {
  private static final Path CORPUS = InspectionFixtures.CONVERTER.resolve("malformed");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  static Stream<Path> models() {
    return Stream.of("keras", "h5", "tflite", "savedmodel").flatMap(MalformedInspectionTest::in);
  }

  private static Stream<Path> in(String folder) {
    try {
      return Files.list(CORPUS.resolve(folder)).sorted();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("describes it, or says by name what is wrong with it")
  void describedOrRefused(Path model) {
    try {
      ModelDescription description =
          assertTimeoutPreemptively(LIMIT, () -> InspectionFixtures.describe(model));
      assertThat(new TextRenderer(true).lines(description)).isNotEmpty();
      assertThat(new JsonRenderer().render(description)).startsWith("{");
    } catch (ProblemException e) {
      assertThat(e.problems())
          .extracting(Problem::subject)
          .allMatch(subject -> subject.contains(model.getFileName().toString()));
    }
  }
}
