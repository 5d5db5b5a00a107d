package dev.tinyml.converter.source.keras;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.ModelReaders;
import dev.tinyml.converter.source.SourceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A damaged, hostile or odd archive")
class MalformedArchiveTest {
  private static final Set<String> SUPPORTED =
      Set.of("Dense", "Dropout", "BatchNormalization", "Add", "Conv2D", "MaxPooling2D", "Flatten");

  private final ModelReaders readers = new ModelReaders(List.of(new KerasModelReader()));

  private SourceModel read(Path file) {
    return assertTimeoutPreemptively(ofSeconds(10), () -> readers.read(file, SUPPORTED));
  }

  private List<Problem> problems(Path file) {
    return catchThrowableOfType(ProblemException.class, () -> read(file)).problems();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/malformed/keras/truncated_half, keras-archive-broken, BROKEN_INPUT, model file",
    "/malformed/keras/no_config, keras-archive-entry-missing, BROKEN_INPUT, config.json",
    "/malformed/keras/in_a_folder, keras-archive-entry-missing, BROKEN_INPUT, model/config.json",
    "/malformed/keras/zip_slip, keras-archive-entry-name, BROKEN_INPUT, ../",
    "/malformed/keras/duplicate_config, keras-archive-entry-duplicate, BROKEN_INPUT, config.json",
    "/malformed/keras/config_array, json-form, BROKEN_INPUT, an object",
    "/malformed/keras/config_empty_object, json-form, BROKEN_INPUT, class_name",
    "/malformed/keras/config_invalid_utf8, keras-config-syntax, BROKEN_INPUT, UTF-8",
    "/malformed/keras/missing_config, json-form, BROKEN_INPUT, config",
    "/malformed/keras/layers_null, json-form, BROKEN_INPUT, config.layers",
    "/malformed/keras/unknown_layer_class, keras-layer-unsupported, UNSUPPORTED, DenseFoo",
    "/malformed/keras/module_injection, keras-layer-custom, UNSUPPORTED, class system of module os",
    "/malformed/keras/unknown_inbound_layer, keras-tensor-unknown, BROKEN_INPUT, layer ghost",
    "/malformed/keras/inbound_garbage, json-form, BROKEN_INPUT, inbound_nodes",
    "/malformed/keras/output_missing, json-form, BROKEN_INPUT, output_layers",
    "/malformed/keras/input_not_input, keras-input-unknown, BROKEN_INPUT, ghost",
    "/malformed/keras/batch_shape_string, layer-config, BROKEN_INPUT, batch_shape",
    "/malformed/keras/duplicate_layer_name, keras-layer-duplicate, BROKEN_INPUT, d1",
    "/malformed/keras/weights_inf, keras-weights-not-finite, BROKEN_INPUT, 'index [2, 3]'",
    "/malformed/keras/weights_extra_group, keras-weights-unclaimed, BROKEN_INPUT, layers/",
    "/malformed/keras/weights_strings, keras-weights-type, BROKEN_INPUT, layers/dense/vars/0",
    "/malformed/keras/weights_is_group, keras-weights-form, BROKEN_INPUT, a group",
    "/malformed/keras/weights_external_link, keras-weights-link, BROKEN_INPUT, layers/dense/vars/0",
    "/malformed/keras/weights_external_storage, keras-weights-broken, BROKEN_INPUT, External Data Files",
    "/malformed/keras/weights_gzip_bomb, keras-weights-size, BROKEN_INPUT, 'shape of [1048576, 128]'",
    "/malformed/keras/weights_truncated, keras-weights-broken, BROKEN_INPUT, says it has 19184",
    "/malformed/keras/weights_garbage, keras-weights-broken, BROKEN_INPUT, signature",
    "/malformed/keras/weights_empty, keras-weights-broken, BROKEN_INPUT, model.weights.h5",
    "models/h5_soft_link, keras-weights-link, BROKEN_INPUT, layers/dense/vars/0",
    "models/h5_circle, keras-weights-form, BROKEN_INPUT, circle",
    "models/h5_fan, keras-weights-form, BROKEN_INPUT, more than 50000 groups",
    "models/h5_copies, keras-weights-size, BROKEN_INPUT, 16 times",
    "models/h5_gap, keras-weights-missing, BROKEN_INPUT, 'datasets 0, 2'",
    "models/h5_no_group, keras-weights-missing, BROKEN_INPUT, dense_1",
    "models/h5_wrong_name, keras-weights-mismatch, BROKEN_INPUT, somebody else",
    "models/h5_whole_numbers, keras-weights-type, BROKEN_INPUT, FixedPoint",
    "models/h5_unwritten, keras-weights-form, BROKEN_INPUT, never written",
    "models/policy_bfloat16, keras-dtype-unsupported, UNSUPPORTED, bfloat16",
    "models/policy_int8, keras-dtype-unsupported, UNSUPPORTED, QuantizedDTypePolicy",
    "models/refused_lambda, keras-lambda-unsupported, UNSUPPORTED, Lambda",
    "models/refused_custom_layer, keras-layer-custom, UNSUPPORTED, Swirl",
    "models/keras_ops_graph, keras-operation-unsupported, UNSUPPORTED, keras.ops.",
    "models/shared_siamese, keras-layer-unsupported, UNSUPPORTED, 'layer encoder/conv1d (Conv1D)'",
  })
  @DisplayName("is refused with a problem that says what was found and what to do")
  void refused(String file, String id, ProblemKind kind, String mentioned) {
    List<Problem> problems = problems(Fixtures.file(file + ".keras"));
    assertThat(problems).extracting(Problem::id).contains(id);
    Problem problem = problems.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.describe()).contains(mentioned);
    assertThat(problem.expected()).isNotBlank();
    assertThat(problem.nextStep()).isNotBlank();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no_metadata",
    "deflated",
    "zip64",
    "prefixed_junk",
    "config_bom",
    "units_float",
  })
  @DisplayName("that is valid loads like the one it is a variant of")
  void loads(String file) {
    SourceModel base = read(Fixtures.model("base"));
    SourceModel model = read(Fixtures.file("/malformed/keras/" + file + ".keras"));
    assertThat(model.outputs()).isEqualTo(base.outputs());
    assertThat(model.calls().stream().map(c -> c.layer().weights()))
        .containsExactlyElementsOf(base.calls().stream().map(c -> c.layer().weights()).toList());
    assertThat(layer(model, "d1").config().integer("units")).isEqualTo(5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"first_100_bytes_missing", "zip_wrong_declared_size"})
  @DisplayName("with a fault that Python overlooks is refused")
  void faultThatPythonOverlooks(String file) {
    assertThat(problems(Fixtures.file("/malformed/keras/" + file + ".keras")))
        .extracting(Problem::kind)
        .containsOnly(ProblemKind.BROKEN_INPUT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "missing_units, units, no value",
    "units_string, units, the string",
    "units_2_31, units, 2147483648",
    "activation_number, activation, a string",
  })
  @DisplayName("with a wrong value in a layer's configuration names layer and key")
  void configuration(String file, String key, String mentioned) {
    SourceModel model = read(Fixtures.file("/malformed/keras/" + file + ".keras"));
    Layer layer = layer(model, "d1");
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> {
              layer.config().integer("units");
              layer.config().string("activation");
            });
    assertThat(thrown.problems()).hasSize(1);
    Problem problem = thrown.problems().get(0);
    assertThat(problem.id()).isEqualTo("layer-config");
    assertThat(problem.subject()).isEqualTo("layer d1 (Dense), " + key);
    assertThat(problem.describe()).contains(mentioned);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"units_mismatch_weights", "add_shape_mismatch", "dense_rows_mismatch"})
  @DisplayName("whose shapes don't match loads as it is: they are for those who know the layers")
  void shapes(String file) {
    assertThat(read(Fixtures.file("/malformed/keras/" + file + ".keras")).calls()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"conv_stride_zero", "conv_stride_and_dilation", "dense_rows_mismatch"})
  @DisplayName("with layers that are not supported is refused before anything else of it is read")
  void unsupported(String file) {
    Path path = Fixtures.file("/malformed/keras/" + file + ".keras");
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> readers.read(path, Set.of("Dense", "Flatten")));
    assertThat(thrown.problems()).extracting(Problem::id).containsOnly("keras-layer-unsupported");
  }

  @Test
  @DisplayName("lists every unsupported layer at once, with what is supported")
  void allUnsupportedLayers() {
    Path file = Fixtures.model("k3_12_4_mlp");
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> readers.read(file, Set.of("Flatten", "Activation")));
    assertThat(thrown.problems())
        .extracting(Problem::subject)
        .containsExactly(
            "layer dense (Dense)",
            "layer batch_normalization (BatchNormalization)",
            "layer dropout (Dropout)",
            "layer dense_1 (Dense)");
    assertThat(thrown.problems().get(0).expected()).contains("docs/layers.md");
  }

  @Test
  @DisplayName("leaves no file behind when its names lead elsewhere")
  void nothingIsUnpacked() throws IOException {
    Path folder = Files.createTempDirectory("slip");
    Path copy =
        Files.copy(Fixtures.file("/malformed/keras/zip_slip.keras"), folder.resolve("m.keras"));
    assertThat(problems(copy)).isNotEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(copy);
    }
    Files.delete(copy);
    Files.delete(folder);
  }

  @Test
  @DisplayName("is told by its content, and refused by the name of its format")
  void otherFormats() throws IOException {
    Path folder = Files.createTempDirectory("formats");
    Path file = folder.resolve("model.keras");
    Files.write(file, new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 0});
    assertThat(problems(file).get(0).id()).isEqualTo("model-format-unsupported");
    assertThat(problems(file).get(0).found()).contains("HDF5");
    Files.write(file, new byte[] {28, 0, 0, 0, 'T', 'F', 'L', '3', 0});
    assertThat(problems(file).get(0).found()).contains("TensorFlow Lite");
    Files.write(file, new byte[0]);
    assertThat(problems(file).get(0).id()).isEqualTo("model-file-empty");
    Files.writeString(file, "no model");
    assertThat(problems(file).get(0).id()).isEqualTo("model-format-unknown");
    assertThat(problems(folder).get(0).id()).isEqualTo("model-format-unknown");
    Files.move(file, folder.resolve("saved_model.pb"));
    assertThat(problems(folder).get(0).found()).contains("SavedModel");
    assertThat(problems(file).get(0).id()).isEqualTo("model-file-missing");
    Files.delete(folder.resolve("saved_model.pb"));
    Files.delete(folder);
    assertThat(new FormatDetector().detect(Fixtures.model("base")).id()).isEqualTo("keras-v3");
  }

  private static Layer layer(SourceModel model, String name) {
    return model.calls().stream()
        .map(c -> c.layer())
        .filter(l -> l.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
