package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.inspection.description.PortDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription;
import dev.tinyml.codegen.inspection.rendering.JsonRenderer;
import dev.tinyml.codegen.inspection.rendering.TextRenderer;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Signatures of SavedModels")
class SignatureInspectionTest {
  private static final String MODELS = "dev/tinyml/converter/savedmodel";

  private static Stream<Path> folders() {
    return Stream.of(MODELS, "malformed/savedmodel")
        .flatMap(folder -> InspectionFixtures.files(folder, List.of("saved_model.pb")).stream())
        .map(Path::getParent);
  }

  @Test
  @DisplayName("inputs, outputs, operations and constants of the keyword model")
  void keywords() {
    SignatureDescription model =
        (SignatureDescription)
            InspectionFixtures.describe(
                InspectionFixtures.CONVERTER.resolve(MODELS).resolve("zoo/kws_dscnn"));

    // model.inputs and model.outputs of Keras, zoo/INDEX.md: five Conv2D, four DepthwiseConv2D.
    assertThat(model.inputs())
        .containsExactly(
            new PortDescription("input_layer", "float32", Optional.of(List.of(-1, 49, 10, 1))));
    assertThat(model.outputs())
        .containsExactly(new PortDescription("output_0", "float32", Optional.of(List.of(-1, 6))));
    assertThat(model.content())
        .hasValueSatisfying(
            content -> {
              assertThat(content.operations())
                  .containsEntry("Conv2D", 5)
                  .containsEntry("DepthwiseConv2dNative", 4)
                  .containsEntry("MatMul", 1);
              // 5358 weights, and an epsilon for each of the nine batch normalizations.
              assertThat(content.constants()).isEqualTo(5358 + 9);
            });
    assertThat(model.obstacles()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("folders")
  @DisplayName("every folder is described, as text and as valid JSON, or refused with reasons")
  void everyFolder(Path folder) throws JsonSyntaxException {
    try {
      var model = InspectionFixtures.describe(folder);
      assertThat(new TextRenderer(false).lines(model))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(112));
      String json = new JsonRenderer().render(model);
      assertThat(new JsonReader().read(json.getBytes(StandardCharsets.UTF_8))).isNotNull();
      assertThat(model.file().format()).isEqualTo("saved-model");
    } catch (ProblemException e) {
      assertThat(folder.toString()).doesNotContain("/zoo/");
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("a signature that is not there is refused with those that are")
  void unknownSignature() {
    Path folder = InspectionFixtures.CONVERTER.resolve(MODELS).resolve("zoo/kws_dscnn");

    assertThatThrownBy(
            () ->
                new ModelInspector(
                        List.of(),
                        new FitJudge(RuntimeCatalogue.load()),
                        List.of(),
                        Optional.of("predict"))
                    .inspect(folder))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("predict", "serving_default");
  }

  @Test
  @DisplayName("the size is that of all files")
  void size() throws IOException {
    Path folder = InspectionFixtures.CONVERTER.resolve(MODELS).resolve("zoo/kws_dscnn");
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(InspectionFixtures.describe(folder).file().bytes()).isEqualTo(bytes);
  }
}
