package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyml.converter.manifest.GoldenValues;
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
import java.util.function.Function;
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
    // A sketch has the first few of them, and raw windows for fewer: they cost flash.
    GoldenHeader header = GoldenHeader.of(sketch);
    assertThat(header.raw()).isEqualTo(first(header.raw().size(), vectors, GoldenVector::raw));
    assertThat(header.inputs())
        .isEqualTo(first(header.inputs().size(), vectors, v -> numbers(v.inputs())));
    assertThat(header.outputs())
        .isEqualTo(first(header.outputs().size(), vectors, v -> numbers(v.outputs())));
  }

  private static List<List<Double>> numbers(List<GoldenValues> values) {
    return values.stream().map(GoldenVectorsIT::numbers).toList();
  }

  private static List<Double> numbers(GoldenValues values) {
    return values instanceof GoldenValues.Floats floats
        ? floats.values().stream().map(Float::doubleValue).toList()
        : values.integers().stream().map(Integer::doubleValue).toList();
  }

  private static <T> List<List<T>> first(
      int count, List<GoldenVector> vectors, Function<GoldenVector, List<List<T>>> part) {
    return vectors.stream().limit(count).map(v -> part.apply(v).get(0)).toList();
  }
}
