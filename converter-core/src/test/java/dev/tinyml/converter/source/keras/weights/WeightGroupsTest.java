package dev.tinyml.converter.source.keras.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The name of a class in the weights file")
class WeightGroupsTest {

  /** Names as they stand in files of Keras 3.15.1. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Dense, dense",
    "Conv2D, conv2d",
    "DepthwiseConv2D, depthwise_conv2d",
    "Conv2DTranspose, conv2d_transpose",
    "BatchNormalization, batch_normalization",
    "PReLU, p_re_lu",
    "ReLU, re_lu",
    "LeakyReLU, leaky_re_lu",
    "ELU, elu",
    "LSTM, lstm",
    "SimpleRNN, simple_rnn",
    "MaxPooling2D, max_pooling2d",
    "RMSNormalization, rms_normalization",
    "InputLayer, input_layer",
  })
  @DisplayName("is the one that Keras makes of it")
  void snakeCase(String className, String expected) {
    assertThat(WeightGroups.snakeCase(className)).isEqualTo(expected);
  }
}
