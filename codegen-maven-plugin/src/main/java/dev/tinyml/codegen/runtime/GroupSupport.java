package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/** Tells whether libraries compute grouped convolutions. Stateless. */
final class GroupSupport {

  /**
   * Why a library can't run a convolution whose filters see only some of the channels; empty when
   * it can, or the operator is no such convolution.
   *
   * @param subject what to call the operator in messages
   * @param tensors of its graph
   */
  Optional<Problem> refusal(
      String subject, TfliteOperator operator, List<TfliteTensor> tensors, RuntimeProfile runtime) {
    boolean limited =
        runtime
            .operators()
            .find(operator.name(), operator.custom())
            .filter(method -> method.limits().contains(OperatorLimit.NO_GROUPS))
            .isPresent();
    if (!limited || operator.inputs().size() < 2 || operator.inputs().get(0) < 0) {
      return Optional.empty();
    }
    TfliteTensor input = tensors.get(operator.inputs().get(0));
    TfliteTensor filter = tensors.get(operator.inputs().get(1));
    if (input.spec().type() == ElementType.FLOAT32) {
      return Optional.empty();
    }
    int channels = last(input.spec().shape());
    int seen = last(filter.spec().shape());
    if (channels == seen) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "operator-grouped",
            ProblemKind.UNSUPPORTED,
            subject,
            "a grouped convolution: each filter sees " + seen + " of " + channels + " channels",
            "filters over all channels: "
                + runtime.description()
                + " would compute wrong results and say nothing",
            "use groups=1, a SeparableConv2D or a DepthwiseConv2D instead of the grouped layer, or"
                + " choose a board with another inference library"));
  }

  /** Channels come last, in activations as in filters; 0 for a tensor without dimensions. */
  private static int last(Shape shape) {
    return shape.rank() == 0 ? 0 : shape.dimension(shape.rank() - 1);
  }
}
