package dev.tinyml.converter.source.keras;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.ModelReaders;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An HDF5 file of Keras")
class KerasH5ReaderTest {
  private static final Set<String> SUPPORTED = Set.of("Dense", "Add");

  private final ModelReaders readers =
      new ModelReaders(List.of(new KerasModelReader(), new KerasH5Reader()));

  @TempDir private Path folder;

  private SourceModel read(Path file) {
    return assertTimeoutPreemptively(ofSeconds(10), () -> readers.read(file, SUPPORTED));
  }

  private static Path h5(String name) {
    if (name.equals("base")) {
      return Fixtures.file("/malformed/base/model.h5");
    }
    boolean own = Fixtures.class.getResource("h5/" + name + ".h5") != null;
    return Fixtures.file((own ? "h5/" : "/malformed/h5/") + name + ".h5");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "garbage, model-format-unknown, begins with the bytes",
    "signature_only, keras-weights-broken, ends too early",
    "truncated_50_percent, keras-weights-broken, says it has 19608",
    "truncated_90_percent, keras-weights-broken, says it has 19608",
    "weights_only, keras-h5-no-model, save the whole model",
    "no_model_config, keras-h5-no-model, no attribute model_config",
    "model_config_garbage, keras-config-syntax, model_config",
    "weight_names_dangling, keras-weights-form, model_weights/d2",
    "config_number, keras-h5-no-model, no attribute model_config",
    "names_number, keras-weights-form, 'layer_names of Java type long[]'",
    "names_repeated, keras-weights-broken, attribute layer_names of 3500 elements",
    "no_weights, keras-weights-missing, no attribute layer_names",
    "soft_link, keras-weights-link, model_weights/d1/d1/bias",
    "external_link, keras-weights-link, model_weights/d1",
    "weight_name_leads_up, keras-weights-form, ../../d2",
    "weights_of_no_layer, keras-weights-unclaimed, model_weights/ghost",
    "cycle, keras-graph-cycle, depends on the layer's own output",
  })
  @DisplayName("that is damaged or no model is refused with the file and the reason")
  void refused(String name, String id, String mentioned) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(h5(name)));
    assertThat(thrown.problems()).hasSize(1);
    Problem problem = thrown.problems().get(0);
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.describe()).contains(mentioned);
    if (!Set.of("keras-graph-cycle", "keras-weights-unclaimed").contains(id)) {
      assertThat(problem.subject()).contains(name + ".h5");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base",
        "weights_float64",
        "weights_big_endian",
        "layer_names_split",
        "libver_latest"
      })
  @DisplayName("gives the layers and weights of the archive of the same model")
  void loads(String name) {
    SourceModel model = read(h5(name));
    SourceModel archive = read(Fixtures.model("base"));
    assertThat(model.format()).isEqualTo("keras-h5");
    assertThat(model.producer()).isEqualTo(archive.producer());
    assertThat(model.outputs()).isEqualTo(archive.outputs());
    assertThat(model.graph().weights().map(Weight::value))
        .containsExactlyElementsOf(archive.graph().weights().map(Weight::value).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bitflip_1_at_3873", "bitflip_2_at_4473", "bitflip_3_at_4707"})
  @DisplayName("with a flipped bit in its configuration is refused")
  void flipped(String name) {
    assertThat(catchThrowableOfType(ProblemException.class, () -> read(h5(name))).problems())
        .extracting(Problem::id)
        .containsExactly("keras-config-syntax");
  }

  @Test
  @DisplayName("may be called .keras, as Keras 2.12 does")
  void otherName() throws IOException {
    Path renamed =
        Files.copy(Fixtures.file("/malformed/base/model.h5"), folder.resolve("model.keras"));
    assertThat(read(renamed).format()).isEqualTo("keras-h5");
  }
}
