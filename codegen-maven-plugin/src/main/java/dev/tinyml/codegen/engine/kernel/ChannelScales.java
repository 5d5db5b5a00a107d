package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The factors from sums of products to quantized outputs, one for all channels or one for each.
 *
 * @param multipliers one, or one per channel
 */
record ChannelScales(List<Multiplier> multipliers) {
  /** How many values a channel has in an array. */
  static final int VALUES = 3;

  /** What leaves the fast way of scaling open. */
  private static final int NO_SHIFT = -1;

  ChannelScales {
    multipliers = List.copyOf(multipliers);
  }

  /**
   * Factors as TensorFlow Lite Micro's FULLY_CONNECTED has them. With one scale of the weights the
   * product of the input's and the weights' scale is a float, otherwise a double (kernel_util.cc,
   * GetQuantizedConvolutionMultipler; fully_connected_common.cc).
   */
  static ChannelScales ofFullyConnected(
      QuantizationParams input, QuantizationParams weights, QuantizationParams output) {
    if (weights.isPerChannel()) {
      return perChannel(input, weights, output, weights.scales().size());
    }
    double product = input.scale() * weights.scale();
    return new ChannelScales(List.of(Multiplier.of(product / output.scale())));
  }

  /** A factor for each channel, also where the weights have one scale, as convolutions do. */
  static ChannelScales perChannel(
      QuantizationParams input, QuantizationParams weights, QuantizationParams output, int count) {
    return new ChannelScales(
        IntStream.range(0, count)
            .mapToObj(
                channel -> {
                  float scale = weights.scales().get(weights.isPerChannel() ? channel : 0);
                  double product = (double) input.scale() * (double) scale;
                  return Multiplier.of(product / (double) output.scale());
                })
            .toList());
  }

  /**
   * Bias, multiplier and shift of each channel, one behind the other.
   *
   * @param biases with zero points folded in
   * @param size how many channels to fill up to, with zeros
   */
  IntegerArray with(IntegerArray biases, int size) {
    return IntegerArray.generate(
        VALUES * size,
        i -> {
          int channel = i / VALUES;
          if (channel >= biases.size()) {
            return i % VALUES == VALUES - 1 ? NO_SHIFT : 0;
          }
          return switch (i % VALUES) {
            case 0 -> biases.get(channel);
            case 1 -> multiplier(channel).fraction();
            default -> multiplier(channel).shift();
          };
        });
  }

  private Multiplier multiplier(int channel) {
    return multipliers.get(Math.min(channel, multipliers.size() - 1));
  }
}
