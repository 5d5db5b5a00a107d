package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A conversion to a scheme")
class SchemeConversionTest {
  private static final Path MODEL = Path.of("src/test/resources/zoo/gesture_mlp/model.keras");
  private static final Path SAMPLES = MODEL.resolveSibling("calibration.npy");

  @TempDir private Path folder;

  private static ConversionRequest request(Path model, QuantizeOptions options, boolean data) {
    DatasetFiles files =
        new DatasetFiles(
            "samples",
            List.of(SAMPLES),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ConversionRequest(
        model,
        "gesture",
        Optional.empty(),
        data ? Optional.of(files) : Optional.empty(),
        List.of(),
        List.of(),
        new ConversionOptions(options, new SplitOptions(50, 1), 3));
  }

  private ConversionManifest run(ConversionRequest request) throws IOException {
    ConversionFiles made = new ConversionFiles(Files.createTempDirectory(folder, "made"));
    new ConversionPipeline(new Versions()).run(request, made, new SilentListener());
    output().takeFrom(made);
    return output()
        .upToDate(new RequestDigest(new Versions().tools()).of(request))
        .orElseThrow()
        .first();
  }

  private ConversionFiles output() {
    return new ConversionFiles(folder.resolve("output"));
  }

  private List<String> models() throws IOException {
    try (var files = Files.list(folder.resolve("output"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tflite"))
          .sorted()
          .toList();
    }
  }

  @Test
  @DisplayName("leaves the files of that scheme, and none of the one before")
  void files() throws IOException {
    for (QuantizationScheme scheme : QuantizationScheme.values()) {
      ConversionManifest manifest = run(request(MODEL, QuantizeOptions.of(scheme), true));
      String name = "model_" + scheme.id().replace('-', '_') + ".tflite";
      assertThat(models())
          .isEqualTo(
              scheme == QuantizationScheme.NONE
                  ? List.of("model_float.tflite")
                  : List.of("model_float.tflite", name).stream().sorted().toList());
      assertThat(ConversionFiles.scheme(manifest)).isEqualTo(scheme);
      assertThat(manifest.toText()).contains("\"scheme\": \"" + scheme.name() + "\"");
      assertThat(manifest.deviceModel().size())
          .isEqualTo(Files.size(output().deviceModel(manifest)));
      assertThat(manifest.verification().device().orElseThrow().maxAbsDifference()).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INT8, UINT8, FLOAT32, true, false",
    "INT8, FLOAT32, INT8, false, true",
    "INT16X8, INT16, INT16, true, true",
    "INT16X8, FLOAT32, FLOAT32, false, false",
    "FLOAT16, FLOAT32, FLOAT32, false, false"
  })
  @DisplayName("records golden vectors in the numbers that the borders hold")
  void goldenVectors(
      QuantizationScheme scheme,
      ElementType input,
      ElementType output,
      boolean integersIn,
      boolean integersOut)
      throws IOException {
    ConversionManifest manifest =
        run(request(MODEL, QuantizeOptions.DEFAULT.with(scheme, input, output), true));
    assertThat(manifest.inputTensors().get(0).spec().type()).isEqualTo(input);
    assertThat(manifest.outputTensors().get(0).spec().type()).isEqualTo(output);
    GoldenVectors golden =
        GoldenVectors.fromText("golden", Files.readString(output().goldenVectors()));
    assertThat(golden.vectors())
        .hasSize(3)
        .allSatisfy(
            vector -> {
              assertThat(vector.inputs().get(0) instanceof GoldenValues.Integers)
                  .isEqualTo(integersIn);
              assertThat(vector.outputs().get(0) instanceof GoldenValues.Integers)
                  .isEqualTo(integersOut);
              assertThat(vector.outputs().get(0).size()).isEqualTo(4);
            });
  }

  @ParameterizedTest
  @CsvSource({"DYNAMIC_RANGE", "FLOAT16", "NONE"})
  @DisplayName("needs no data where activations stay float, and then measures nothing")
  void withoutData(QuantizationScheme scheme) throws IOException {
    ConversionManifest manifest = run(request(MODEL, QuantizeOptions.of(scheme), false));
    assertThat(manifest.verification().floatTflite()).isEmpty();
    assertThat(manifest.verification().device()).isEmpty();
    assertThat(manifest.calibration().warnings())
        .anySatisfy(warning -> assertThat(warning).contains("nothing was measured"));
  }

  @ParameterizedTest
  @CsvSource({"INT8", "INT16X8", "NONE"})
  @DisplayName("starts from a float .tflite as well, except where TensorFlow needs the graph")
  void fromTflite(QuantizationScheme scheme) throws IOException {
    Path floats = Path.of("src/test/resources/reference/gesture_mlp/float_b1.tflite");
    ConversionManifest manifest = run(request(floats, QuantizeOptions.of(scheme), true));
    assertThat(ConversionFiles.scheme(manifest)).isEqualTo(scheme);
    assertThat(manifest.inputTensors().get(0).spec().type()).isEqualTo(scheme.defaultBorderType());
    assertThat(manifest.verification().device().orElseThrow().maxAbsDifference()).isLessThan(0.1);
  }

  @Test
  @DisplayName("is refused without data where activations are quantized")
  void dataMissing() {
    assertThatThrownBy(
            () -> run(request(MODEL, QuantizeOptions.of(QuantizationScheme.INT16X8), false)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("calibration-data-missing");
  }

  @Test
  @DisplayName("is refused where the scheme has no such borders, and for models of another scheme")
  void combinations() {
    QuantizeOptions impossible =
        QuantizeOptions.DEFAULT.with(
            QuantizationScheme.INT16X8, ElementType.UINT8, ElementType.INT8);
    assertThatThrownBy(() -> run(request(MODEL, impossible, true)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("<inputType>")
        .hasMessageContaining("<outputType>")
        .hasMessageContaining("one of int16, float32");
    Path int8 = MODEL.resolveSibling("int8_b1.tflite");
    assertThatThrownBy(
            () -> run(request(int8, QuantizeOptions.of(QuantizationScheme.FLOAT16), true)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("scheme-of-quantized-model");
    Path floats = Path.of("src/test/resources/reference/gesture_mlp/float_b1.tflite");
    assertThatThrownBy(
            () -> run(request(floats, QuantizeOptions.of(QuantizationScheme.FLOAT16), true)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("scheme-needs-graph");
  }
}
