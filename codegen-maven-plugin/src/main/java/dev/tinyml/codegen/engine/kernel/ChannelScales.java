package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
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

  /** The members multipliers, shifts and scale_step of a layer's structure. */
  List<Field> fields() {
    IntegerArray fractions =
        IntegerArray.generate(multipliers.size(), i -> multipliers.get(i).fraction());
    IntegerArray shifts =
        IntegerArray.generate(multipliers.size(), i -> multipliers.get(i).shift());
    return List.of(
        Field.array("multipliers", CType.INT32, fractions),
        Field.array("shifts", CType.INT8, shifts),
        Field.number("scale_step", multipliers.size() > 1 ? 1 : 0));
  }
}
