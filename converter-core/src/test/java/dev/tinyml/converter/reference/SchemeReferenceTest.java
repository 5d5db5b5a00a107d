package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.convert.GraphSource;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Every scheme, against TFLiteConverter's models of the same samples")
class SchemeReferenceTest {
  private static final Path ZOO = Path.of("src/test/resources/zoo");
  private static final Path SCHEMES = Path.of("src/test/resources/schemes");
  private static final int SAMPLES = 8;
  private static final float FLOAT_TOLERANCE = 1e-6f;

  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("gives the operators, constants, zero points and scales of TFLiteConverter")
  @CsvSource({
    "gesture_mlp, int8",
    "gesture_mlp, int8_uint8_borders",
    "gesture_mlp, int8_float_borders",
    "gesture_mlp, int8_uint8_to_float",
    "gesture_mlp, int8_per_tensor",
    "gesture_mlp, int8_per_tensor_dense",
    "gesture_mlp, int16x8",
    "gesture_mlp, int16x8_float_borders",
    "gesture_mlp, int16x8_int16_to_float",
    "gesture_mlp, int16x8_per_tensor",
    "gesture_mlp, dynamic_range",
    "gesture_mlp, dynamic_range_per_tensor",
    "gesture_mlp, float16",
    "gesture_mlp, float",
    "gesture_cnn1d, int8",
    "gesture_cnn1d, int8_uint8_borders",
    "gesture_cnn1d, int8_float_borders",
    "gesture_cnn1d, int8_uint8_to_float",
    "gesture_cnn1d, int8_per_tensor",
    "gesture_cnn1d, int8_per_tensor_dense",
    "gesture_cnn1d, int16x8",
    "gesture_cnn1d, int16x8_float_borders",
    "gesture_cnn1d, int16x8_int16_to_float",
    "gesture_cnn1d, int16x8_per_tensor",
    "gesture_cnn1d, dynamic_range",
    "gesture_cnn1d, float16",
    "gesture_cnn1d, float",
    "kws_dscnn, int8_uint8_borders",
    "kws_dscnn, int8_per_tensor",
    "kws_dscnn, int16x8",
    "fc_autoencoder, int16x8",
    "conv2d_variants, int16x8",
    "nested_models, int16x8",
    "kws_dscnn, dynamic_range",
    "kws_dscnn, float16",
    "resnet8_tiny, int8_float_borders",
    "resnet8_tiny, int8_per_tensor",
    "resnet8_tiny, int16x8",
    "resnet8_tiny, dynamic_range",
    "resnet8_tiny, float16"
  })
  void sameModel(String model, String variant) throws IOException {
    DeviceModel ours = make(model, options(variant));
    DeviceModel theirs = reference(model, variant);
    if (variant.startsWith("int16x8")) {
      SameModel.assertSame16x8(ours, theirs);
    } else {
      SameModel.assertSame(ours, theirs);
    }
    assertSameResults(model, variant, ours);
  }

  static QuantizeOptions options(String variant) {
    QuantizeOptions options =
        switch (variant) {
          case "int8_uint8_borders" -> int8(ElementType.UINT8, ElementType.UINT8);
          case "int8_float_borders" -> int8(ElementType.FLOAT32, ElementType.FLOAT32);
          case "int8_uint8_to_float" -> int8(ElementType.UINT8, ElementType.FLOAT32);
          case "int16x8_float_borders" -> int16(ElementType.FLOAT32);
          case "int16x8_int16_to_float" -> int16(ElementType.INT16);
          case "int16x8", "int16x8_per_tensor" -> QuantizeOptions.of(QuantizationScheme.INT16X8);
          case "dynamic_range", "dynamic_range_per_tensor" ->
              QuantizeOptions.of(QuantizationScheme.DYNAMIC_RANGE);
          case "float16" -> QuantizeOptions.of(QuantizationScheme.FLOAT16);
          case "float" -> QuantizeOptions.of(QuantizationScheme.NONE);
          default -> QuantizeOptions.DEFAULT;
        };
    WeightGranularity weights =
        variant.endsWith("per_tensor")
            ? WeightGranularity.PER_TENSOR
            : variant.endsWith("per_tensor_dense")
                ? WeightGranularity.PER_TENSOR_DENSE
                : WeightGranularity.PER_CHANNEL;
    return options.with(weights).with(RangePolicy.TFLITE_CONVERTER);
  }

  private static QuantizeOptions int8(ElementType input, ElementType output) {
    return QuantizeOptions.DEFAULT.with(QuantizationScheme.INT8, input, output);
  }

  private static QuantizeOptions int16(ElementType input) {
    return QuantizeOptions.DEFAULT.with(QuantizationScheme.INT16X8, input, ElementType.FLOAT32);
  }

  private static DeviceModel make(String model, QuantizeOptions options) {
    ReferenceModel files = new ReferenceModel(ZOO.resolve(model));
    GraphSource source =
        new GraphSource("", "", files.graph(), () -> new FloatModelConverter(converter));
    return switch (options.scheme()) {
      case INT8, INT16X8 ->
          new Int8Quantizer(converter)
              .quantize(
                  source.candidate(options.scheme()),
                  files.floats("calibration", source.inputs()),
                  options)
              .model();
      case DYNAMIC_RANGE, FLOAT16 -> source.convertWeights(options.scheme(), options.weights());
      case NONE -> {
        FloatTfliteModel floats = source.convert();
        yield new DeviceModel(floats.bytes(), floats.structure());
      }
    };
  }

  private static DeviceModel reference(String model, String variant) throws IOException {
    Path file = SCHEMES.resolve(model).resolve(variant + ".tflite");
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(file));
    return new DeviceModel(bytes, new TfliteReader().read(file.toString(), bytes));
  }

  /**
   * Integers are the same, but for the six layers of the autoencoder in int16: what the last bits
   * of its scales make of an output that no SOFTMAX narrows. Sums of floats depend on the order in
   * which kernels add.
   */
  private static void assertSameResults(String model, String variant, DeviceModel ours) {
    ReferenceModel files = new ReferenceModel(ZOO.resolve(model));
    NpyArray expected =
        new NpyReader().read(SCHEMES.resolve(model).resolve(variant + "_expected.npy"));
    Optional<QuantizationParams> params =
        ours.structure().outputTensors().get(0).spec().quantization();
    List<List<FloatTensor>> inputs = files.floats("input", files.graph().inputs());
    float allowedSteps = model.equals("fc_autoencoder") ? 2.1f : 0;
    int next = 0;
    try (DeviceEngine engine = DeviceEngine.desktop(ours)) {
      for (List<FloatTensor> input : inputs.subList(0, SAMPLES)) {
        for (float value : engine.run(input).get(0).toArray()) {
          float stored = expected.floatAt(next++);
          if (params.isPresent()) {
            float right = params.get().dequantize((int) stored);
            float steps = allowedSteps * params.get().scale();
            assertThat(value).isCloseTo(right, within(steps));
          } else {
            assertThat(value).isCloseTo(stored, within(FLOAT_TOLERANCE));
          }
        }
      }
    }
    assertThat(next).isEqualTo(expected.size());
  }
}
