package dev.tinyml.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.TfliteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds profiles against what the libraries themselves did in QEMU. {@code results.tsv} is from
 * {@code measure_results.py}: values that differ from those of TensorFlow Lite Micro of August
 * 2026, or {@code -} where a library could not run the model.
 */
@DisplayName("What a library was seen to do with a model, its profile says")
class MeasuredResultsTest {
  private static final int MODELS = 138;

  record Measured(String model, String profile, OptionalInt differing, int largest) {

    static Measured of(String line) {
      String[] cells = line.split("\t");
      return new Measured(
          cells[0],
          cells[1],
          cells[2].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[2])),
          cells[4].equals("-") ? 0 : Integer.parseInt(cells[4]));
    }

    @Override
    public String toString() {
      return model + " with " + profile;
    }
  }

  static List<Measured> measured() throws IOException {
    return Files.readAllLines(Models.OWN.resolve("results.tsv")).stream()
        .skip(1)
        .map(Measured::of)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("measured")
  @DisplayName("what it can't run or gets wrong is refused, all else is not")
  void refusals(Measured measured) {
    RuntimeProfile runtime = Models.runtime(measured.profile());
    TfliteModel model = Models.read(Models.CORE.resolve(measured.model()));
    List<Problem> refusals = Models.refusals(model, runtime);
    if (measured.differing().isEmpty()) {
      assertThat(refusals).isNotEmpty();
    } else if (measured.differing().getAsInt() > 0) {
      assertThat(!refusals.isEmpty() || measured.largest() <= tolerated(model, runtime)).isTrue();
    } else {
      // With a single scale for all outputs results can be the same by chance, but rarely.
      assertThat(refusals).allMatch(p -> p.id().equals("fully-connected-per-channel"));
    }
  }

  private static int tolerated(TfliteModel model, RuntimeProfile runtime) {
    return model.operators().stream()
        .flatMap(o -> runtime.operators().find(o.name(), o.custom()).stream())
        .flatMap(method -> method.limits().stream())
        .mapToInt(OperatorLimit::outputSteps)
        .max()
        .orElse(0);
  }

  @Test
  @DisplayName("All models were measured with both libraries")
  void complete() throws IOException {
    assertThat(measured()).hasSize(MODELS);
    assertThat(measured().stream().map(Measured::profile).distinct()).hasSize(2);
  }
}
