package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.GoldenHeader;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.toolchain.ToolPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The golden vectors in a sketch that the build made")
class GoldenVectorsIT {

  static Stream<GeneratedSketch> sketches() {
    return Sketches.ofEnvironment().ofBuild().stream();
  }

  @Test
  @DisplayName("exist where everything must run")
  void thereAreSketches() {
    assumeTrue(ToolPolicy.ofEnvironment().everythingMustRun(), "the build may be a partial one");
    assertThat(sketches()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}: are those of the conversion", allowZeroInvocations = true)
  @MethodSource("sketches")
  void areThoseOfTheConversion(GeneratedSketch sketch) throws IOException {
    Path file = Sketches.ofEnvironment().built().resolveSibling(GoldenVectors.FILE_NAME);
    List<GoldenVector> vectors =
        GoldenVectors.fromText(file.toString(), Files.readString(file)).vectors();
    GoldenHeader header = GoldenHeader.of(sketch);
    assertThat(header.inputs()).isEqualTo(vectors.stream().map(v -> v.inputs().get(0)).toList());
    assertThat(header.outputs()).isEqualTo(vectors.stream().map(v -> v.outputs().get(0)).toList());
    assertThat(header.raw())
        .isEqualTo(vectors.stream().map(v -> v.raw().get(0)).limit(header.raw().size()).toList());
  }
}
