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
  private final Ops ops;
  private final String layer;
  private final LayerEmitters emitters;

  /**
   * @param ops writes into the graph, with names that begin with the layer's
   * @param layer the layer in the words of a message
   * @param emitters of layers that stand inside the configuration of others
   */
  EmitContext(Ops ops, String layer, LayerEmitters emitters) {
    this.ops = ops;
    this.layer = layer;
    this.emitters = emitters;
  }

  Ops ops() {
    return ops;
  }

  /** The static shape of a tensor; all are known, because the batch is 1. */
  Shape shape(Operand<?> operand) {
    long[] dimensions = operand.asOutput().shape().asArray();
    if (dimensions == null || Arrays.stream(dimensions).anyMatch(d -> d < 0)) {
      throw unsupported("a tensor of unknown shape", "shapes that are known when converting");
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

  /** A constant of a tensor's shape, as TensorFlow makes of zeros_like when the shape is known. */
  Operand<TFloat32> filled(Operand<TFloat32> like, float value) {
    Shape shape = shape(like);
    float[] values = new float[shape.elementCount()];
    Arrays.fill(values, value);
    return constant(new FloatTensor(shape, values));
  }

  /**
   * Contracts the last axis of a tensor with the first of a matrix. From rank 3 on that takes
   * BatchMatMulV2, for which tensorflow-java has no class; its V3 the converter does not know.
   */
  Operand<TFloat32> matMul(Operand<TFloat32> tensor, Operand<TFloat32> matrix) {
    if (shape(tensor).rank() == 2) {
      return ops.linalg.matMul(tensor, matrix);
    }
    Scope scope = ops.scope();
    return scope
        .env()
        .opBuilder("BatchMatMulV2", scope.makeOpName("MatMul"), scope)
        .addInput(tensor.asOutput())
        .addInput(matrix.asOutput())
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

  /** A weight as a constant, after a check of its shape. */
  Operand<TFloat32> weight(Weight weight, Shape expected) {
    if (!weight.value().shape().equals(expected)) {
      throw broken("shape " + weight.value().shape() + " of " + weight.path(), "shape " + expected);
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
