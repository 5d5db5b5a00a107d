package dev.tinyml.converter.graph;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.LayerConfig.NestedLayer;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.types.TFloat32;

/**
 * What an emitter needs to write one application of a layer: the graph, constants, and problems
 * that name the layer. One per application; belongs to one thread.
 */
final class EmitContext {
  /** More than any microcontroller has bytes of memory. */
  private static final int MAX_ELEMENTS = 1 << 24;

  /** TensorFlow Lite's own limit. */
  private static final int MAX_RANK = 8;

  private final Ops ops;
  private final String layer;
  private final LayerEmitters emitters;
  private final KerasGeneration keras;

  /**
   * @param ops writes into the graph, with names that begin with the layer's
   * @param layer the layer in the words of a message
   * @param emitters of layers that stand inside the configuration of others
   * @param keras whose definition of functions counts
   */
  EmitContext(Ops ops, String layer, LayerEmitters emitters, KerasGeneration keras) {
    this.ops = ops;
    this.layer = layer;
    this.emitters = emitters;
    this.keras = keras;
  }

  Ops ops() {
    return ops;
  }

  /** Whose definition of functions counts. */
  KerasGeneration keras() {
    return keras;
  }

  /**
   * The static shape of a tensor; all are known, because the batch is 1. Sizes come from untrusted
   * configurations, so that they are checked before anything of that size is made.
   */
  Shape shape(Operand<?> operand) {
    long[] dimensions = operand.asOutput().shape().asArray();
    if (dimensions == null || Arrays.stream(dimensions).anyMatch(d -> d < 0)) {
      throw unsupported("a tensor of unknown shape", "shapes that are known when converting");
    }
    return checkedShape(dimensions);
  }

  /**
   * The shape of these dimensions.
   *
   * @param dimensions each at least 0; TensorFlow itself would abort on a product beyond 63 bits
   */
  Shape checkedShape(long... dimensions) {
    double elements = Arrays.stream(dimensions).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (elements > MAX_ELEMENTS || dimensions.length > MAX_RANK) {
      throw unsupported(
          "a tensor of dimensions " + Arrays.toString(dimensions),
          "at most " + MAX_ELEMENTS + " elements and " + MAX_RANK + " dimensions");
    }
    return Shape.of(Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray());
  }

  Operand<TFloat32> constant(float value) {
    return ops.constant(value);
  }

  Operand<TFloat32> constant(FloatTensor tensor) {
    return ops.constant(
        org.tensorflow.ndarray.Shape.of(tensor.shape().toLongArray()),
        DataBuffers.of(tensor.toArray()));
  }

  /** The sum as AddV2, which Keras writes; tensorflow-java's own Add is fused otherwise. */
  Operand<TFloat32> add(Operand<TFloat32> one, Operand<TFloat32> other) {
    return binary("AddV2", "add", one, other);
  }

  /**
   * Contracts the last axis of a tensor with the first of a matrix. From rank 3 on that takes
   * BatchMatMulV2, for which tensorflow-java has no class; its V3 the converter does not know.
   */
  Operand<TFloat32> matMul(Operand<TFloat32> tensor, Operand<TFloat32> matrix) {
    if (shape(tensor).rank() == 2) {
      return ops.linalg.matMul(tensor, matrix);
    }
    return binary("BatchMatMulV2", "MatMul", tensor, matrix);
  }

  /** An operation that tensorflow-java has no class for. */
  private Operand<TFloat32> binary(
      String operation, String name, Operand<TFloat32> one, Operand<TFloat32> other) {
    Scope scope = ops.scope();
    return scope
        .env()
        .opBuilder(operation, scope.makeOpName(name), scope)
        .addInput(one.asOutput())
        .addInput(other.asOutput())
        .build()
        .output(0);
  }

  /** The only input of a layer that takes one. */
  Operand<TFloat32> single(List<Operand<TFloat32>> inputs) {
    if (inputs.size() != 1) {
      throw broken(inputs.size() + " inputs", "one input");
    }
    return inputs.get(0);
  }

  /** Checks how many weights the file holds for the layer. */
  void requireWeights(List<Weight> weights, int count, String names) {
    if (weights.size() != count) {
      throw broken(weights.size() + " weights", count + " weights: " + names);
    }
  }

  /**
   * A weight as a constant, after a check of its shape.
   *
   * @param expected its dimensions; may be any numbers, a configuration gives them
   */
  Operand<TFloat32> weight(Weight weight, Integer... expected) {
    if (!weight.value().shape().dimensions().equals(List.of(expected))) {
      throw broken(
          "shape " + weight.value().shape() + " of " + weight.path(),
          "shape " + Stream.of(expected).map(String::valueOf).collect(Collectors.joining("x")));
    }
    return constant(weight.value());
  }

  /** Writes a layer that stands inside this layer's configuration, an activation for example. */
  Operand<TFloat32> nested(NestedLayer nested, Operand<TFloat32> input) {
    return single(
        emitters
            .find(nested.type())
            .orElseThrow(
                () ->
                    unsupported(
                        "a layer " + nested.type() + " inside it",
                        "one of " + String.join(", ", emitters.types())))
            .emit(this, nested.config(), List.of(), List.of(input)));
  }

  ProblemException broken(String found, String expected) {
    return new ProblemException(
        new Problem(
            "layer-inconsistent",
            ProblemKind.BROKEN_INPUT,
            layer,
            found,
            expected,
            "save the model again with Keras; its configuration and its weights don't match"));
  }

  ProblemException unsupported(String found, String expected) {
    return new ProblemException(
        new Problem(
            "layer-option-unsupported",
            ProblemKind.UNSUPPORTED,
            layer,
            found,
            expected,
            "change the layer to what is supported and train or export again"));
  }
}
