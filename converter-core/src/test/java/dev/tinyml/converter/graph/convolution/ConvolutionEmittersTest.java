package dev.tinyml.converter.graph.convolution;

import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static dev.tinyml.converter.graph.SmallModels.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.reference.LayerFamily;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Convolutions")
class ConvolutionEmittersTest {
  private static final String PLAIN = "'filters': 4, 'kernel_size': [3, 3], 'use_bias': false";
  private static final Weight KERNEL = filled(Shape.of(3, 3, 2, 4), 0.5f);

  @ParameterizedTest
  @ValueSource(strings = {"convolution", "convolution_rare", "channels_first"})
  @DisplayName("give Keras' predictions in all variants, as a graph and as a float TFLite model")
  void predictions(String family) {
    new LayerFamily(family).assertGraphPredicts();
    new LayerFamily(family).assertTflitePredicts();
  }

  @Test
  @DisplayName("become the int8 operators, constants and scales of TFLiteConverter")
  void int8() throws IOException {
    new LayerFamily("convolution").assertSameInt8();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'strides': [0, 1] | strides 0",
        "'strides': [1, 1, 1] | strides [1, 1, 1]",
        "'strides': 2000000000 | strides 2000000000",
        "'dilation_rate': -1 | dilation_rate -1",
        "'dilation_rate': [2, 2], 'strides': [2, 2] | strides [2, 2] with dilation_rate [2, 2]",
        "'dilation_rate': 1000000 | a window of 2000001 in 5 values of axis 1",
        "'padding': 'causal' | padding causal",
        "'padding': 'full' | padding full",
        "'groups': 3 | 3 groups of 2 channels and 4 filters",
        "'groups': 0 | groups 0",
        "'data_format': 'NHWC' | data_format NHWC",
      })
  @DisplayName("are refused with options that don't fit together")
  void options(String options, String found) {
    Problem problem = refused("[null, 5, 5, 2]", layer("Conv2D", PLAIN + ", " + options, KERNEL));
    assertThat(problem.found()).isEqualTo(found);
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
  }

  @Test
  @DisplayName("are refused on an input that the kernel doesn't fit into, or of another rank")
  void inputs() {
    assertThat(refused("[null, 5, 2, 2]", layer("Conv2D", PLAIN, KERNEL)).found())
        .isEqualTo("a window of 3 in 2 values of axis 2");
    assertThat(refused("[null, 5, 2]", layer("Conv2D", PLAIN, KERNEL)).found())
        .isEqualTo("an input of shape 1x5x2");
    assertThat(refused("[null, 5, 5, 3]", layer("Conv2D", PLAIN, KERNEL)).expected())
        .isEqualTo("shape 3x3x3x4");
    assertThat(refused("[null, 5, 5, 2]", layer("Conv2D", PLAIN)).expected())
        .isEqualTo("1 weights: kernel");
  }

  @Test
  @DisplayName("with one kernel per channel are refused with strides that TensorFlow doesn't have")
  void depthwise() {
    Weight kernel = filled(Shape.of(3, 3, 2, 1), 1);
    String config = "'kernel_size': 3, 'use_bias': false, 'strides': [1, 2]";
    Problem problem = refused("[null, 5, 5, 2]", layer("DepthwiseConv2D", config, kernel));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("strides [1, 2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'dilation_rate': 2 | UNSUPPORTED | dilation_rate [2, 2]",
        "'strides': 2, 'output_padding': 2 | BROKEN_INPUT | output_padding [2, 2] with strides [2, 2]",
        "'strides': 1000000 | UNSUPPORTED | a tensor of dimensions [1, 5000000, 5000000, 4]",
      })
  @DisplayName(
      "that are transposed are refused with gaps, padding beyond the stride, or huge results")
  void transposed(String options, ProblemKind kind, String found) {
    Weight kernel = filled(Shape.of(3, 3, 4, 2), 1);
    String config = "'padding': 'same', " + PLAIN + ", " + options;
    Problem problem = refused("[null, 5, 5, 2]", layer("Conv2DTranspose", config, kernel));
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.found()).isEqualTo(found);
  }

  @Test
  @DisplayName("that are separable are refused when the second kernel doesn't fit the first")
  void separable() {
    Weight depthwise = filled(Shape.of(3, 2, 2), 1);
    Weight pointwise = filled(Shape.of(1, 2, 4), 1);
    String config = "'filters': 4, 'kernel_size': [3], 'depth_multiplier': 2, 'use_bias': false";
    Problem problem =
        refused("[null, 5, 2]", layer("SeparableConv1D", config, depthwise, pointwise));
    assertThat(problem.expected()).isEqualTo("shape 1x4x4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"same", "causal", "valid"})
  @DisplayName("are refused when the gaps in the kernel add up to more than any input has")
  void farReaching(String padding) {
    Weight kernel = filled(Shape.of(4096, 1, 1), 1);
    String config =
        "'filters': 1, 'kernel_size': 4096, 'dilation_rate': 1048576, 'use_bias': false, 'padding': '"
            + padding
            + "'";
    Problem problem = refused("[null, 100, 1]", layer("Conv1D", config, kernel));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("a kernel of [4096] with dilation_rate [1048576]");
  }

  /** Each result is 2 · (1 · the value + 10 · the one before), worked out by hand. */
  @Test
  @DisplayName("that are separable may be causal, as in Keras 2")
  void causalSeparable() {
    Weight depthwise = weight(Shape.of(2, 1, 1), 10, 1);
    Weight pointwise = weight(Shape.of(1, 1, 1), 2);
    String config = "'filters': 1, 'kernel_size': [2], 'use_bias': false, 'padding': 'causal'";
    assertThat(
            run(
                    "keras 2.15.0",
                    layer("SeparableConv1D", config, depthwise, pointwise),
                    Shape.of(3, 1),
                    1,
                    2,
                    3)
                .toArray())
        .containsExactly(2, 24, 46);
  }
}
