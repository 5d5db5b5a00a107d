package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * CONV_2D of int8 (TensorFlow Lite, kernels/internal/reference/integer_ops/conv.h). What a window
 * covers is gathered; a window of one pixel makes a FULLY_CONNECTED of the pixels. Groups of
 * channels are convolutions of their own.
 */
final class Conv2d implements Kernel {
  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int8Params(input);
    QuantizationParams outputParams = operator.int8Params(output);
    int groups = groups(operator, input, weights, output);
    List<Lowered> calls = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      calls.add(
          new ConvolutionGroup(operator, input, weights, output, groups, group)
              .call(inputParams, outputParams));
    }
    return calls;
  }

  /** Checks shapes, and tells how many groups of channels there are. */
  static int groups(
      OperatorContext operator, TfliteTensor input, TfliteTensor weights, TfliteTensor output) {
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    Shape kernel = weights.spec().shape();
    operator.require(
        in.rank() == 4
            && out.rank() == 4
            && kernel.rank() == 4
            && in.elementCount() > 0
            && kernel.elementCount() > 0
            && in.dimension(0) == out.dimension(0)
            && kernel.dimension(0) == out.dimension(3),
        "input " + in + ", weights " + kernel + ", output " + out,
        "images, and weights of outputs x height x width x channels");
    int groups = in.dimension(3) / kernel.dimension(3);
    operator.require(
        kernel.dimension(3) * groups == in.dimension(3) && kernel.dimension(0) % groups == 0,
        kernel.dimension(3) + " of " + in.dimension(3) + " channels",
        "groups of channels that are all of them");
    return groups;
  }
}
