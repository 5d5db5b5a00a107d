package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.verify.GateLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Options that don't go together")
class OptionCombinationsTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path GESTURE = RESOURCES.resolve("zoo/gesture_mlp");
  private static final Path CNN = RESOURCES.resolve("zoo/gesture_cnn1d");
  private static final Path KERAS = GESTURE.resolve("model.keras");
  private static final Path INT8 = RESOURCES.resolve("schemes/gesture_cnn1d/int8.tflite");
  private static final Path INT16 = RESOURCES.resolve("schemes/gesture_cnn1d/int16x8.tflite");
  private static final Path FLOAT = RESOURCES.resolve("schemes/gesture_mlp/float.tflite");
  private static final RepairOptions EVERY_USUAL_RULE =
      new RepairOptions(GateLimits.DEFAULT, Optional.empty());
  private static final QuantizeOptions FLOAT16 = QuantizeOptions.of(QuantizationScheme.FLOAT16);

  @TempDir private Path folder;

  static Stream<Arguments> refused() {
    QuantizeOptions plain = QuantizeOptions.DEFAULT;
    return Stream.of(
        Arguments.of(KERAS, FLOAT16.withEqualization(true), "scheme-without-ranges"),
        Arguments.of(
            KERAS,
            QuantizeOptions.of(QuantizationScheme.NONE).withBiasCorrection(true),
            "scheme-without-ranges"),
        Arguments.of(
            KERAS,
            QuantizeOptions.of(QuantizationScheme.DYNAMIC_RANGE)
                .with(Calibration.of(CalibrationMethod.MSE)),
            "scheme-without-ranges"),
        Arguments.of(KERAS, FLOAT16.with(WeightGranularity.PER_TENSOR), "scheme-weights"),
        Arguments.of(
            KERAS,
            plain.with(QuantizationScheme.INT8, ElementType.INT16, ElementType.INT8),
            "scheme-border"),
        Arguments.of(INT8, plain.withEqualization(true), "quantized-already"),
        Arguments.of(INT8, plain.withBiasCorrection(true), "quantized-already"),
        Arguments.of(
            INT8, plain.with(Calibration.of(CalibrationMethod.ENTROPY)), "quantized-already"),
        Arguments.of(
            INT8, QuantizeOptions.of(QuantizationScheme.INT16X8), "scheme-of-quantized-model"),
        Arguments.of(INT16, plain, "tflite-kind"),
        Arguments.of(FLOAT, FLOAT16, "scheme-needs-graph"));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("are refused by name, and nothing is written")
  void refused(Path model, QuantizeOptions options, String id) {
    assertRefused(request(model, data(samples(model)), without(options)), id);
  }

  private static Path samples(Path model) {
    boolean images = model.equals(INT8) || model.equals(INT16);
    return (images ? CNN : GESTURE).resolve("calibration.npy");
  }

  @Test
  @DisplayName("include a repair of what is quantized already")
  void repairOfQuantized() {
    ConversionOptions options =
        new ConversionOptions(
            QuantizeOptions.DEFAULT, SplitOptions.DEFAULT, 2, Optional.of(EVERY_USUAL_RULE));
    assertRefused(request(INT8, data(samples(INT8)), options), "quantized-already");
  }

  @ParameterizedTest
  @EnumSource(
      value = QuantizationScheme.class,
      names = {"DYNAMIC_RANGE", "FLOAT16", "NONE"})
  @DisplayName("include a repair where activations stay float")
  void repairOfFloat(QuantizationScheme scheme) {
    assertThatThrownBy(
            () ->
                new ConversionOptions(
                    QuantizeOptions.of(scheme),
                    SplitOptions.DEFAULT,
                    2,
                    Optional.of(EVERY_USUAL_RULE)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("repair-scheme");
  }

  @Test
  @DisplayName("do not include all remedies at once")
  void everything() {
    QuantizeOptions all =
        QuantizeOptions.DEFAULT
            .with(QuantizationScheme.INT8, ElementType.UINT8, ElementType.FLOAT32)
            .with(WeightGranularity.PER_TENSOR)
            .with(Calibration.of(CalibrationMethod.ENTROPY))
            .withEqualization(true)
            .withBiasCorrection(true);
    convert(
        request(
            KERAS,
            data(samples(KERAS)),
            new ConversionOptions(all, new SplitOptions(20, 1), 2, Optional.of(EVERY_USUAL_RULE))));
    assertThat(new ConversionFiles(folder).deviceModel(QuantizationScheme.INT8)).isNotEmptyFile();
  }

  private static ConversionOptions without(QuantizeOptions options) {
    return new ConversionOptions(options, new SplitOptions(20, 1), 2);
  }

  private void assertRefused(ConversionRequest request, String id) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> convert(request));
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems()).extracting(Problem::id).containsOnly(id);
    assertThat(folder).isEmptyDirectory();
  }

  private void convert(ConversionRequest request) {
    new ConversionPipeline(new Versions())
        .run(request, new ConversionFiles(folder), new SilentListener());
  }

  private static DatasetFiles data(Path samples) {
    return new DatasetFiles(
        "samples",
        List.of(samples),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ConversionRequest request(
      Path model, DatasetFiles data, ConversionOptions options) {
    return new ConversionRequest(
        model, "model", Optional.empty(), Optional.of(data), List.of(), List.of(), options);
  }
}
