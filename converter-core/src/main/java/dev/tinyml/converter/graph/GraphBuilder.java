package dev.tinyml.converter.graph;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Writes a source model as a TensorFlow graph for one sample: the batch is 1. A microcontroller
 * runs one sample, and an open batch would leave shape arithmetic in the converted model.
 * Immutable.
 */
public final class GraphBuilder {
  static final String INPUT_LAYER = "InputLayer";

  /** Some activations write constants as large as their input into the graph. */
  private static final int MAX_ELEMENTS = 1 << 26;

  private final LayerEmitters emitters;

  /**
   * @param emitters the layers that can be written
   */
  public GraphBuilder(LayerEmitters emitters) {
    this.emitters = emitters;
  }

  /**
   * Builds the graph.
   *
   * @param model with layers of known types only
   * @throws ProblemException when a layer's configuration, weights and inputs don't fit together
   */
  public FrozenGraph build(SourceModel model) {
    try (Graph graph = new Graph()) {
      Ops ops = Ops.create(graph);
      KerasGeneration keras = KerasGeneration.of(model.producer());
      Map<TensorRef, Operand<TFloat32>> tensors = new HashMap<>();
      long elements = 0;
      for (LayerCall call : model.calls()) {
        String layer = call.layer().describe();
        Ops scoped = ops.withSubScope(nodeName(call.layer().name()));
        EmitContext context = new EmitContext(scoped, layer, emitters, keras);
        List<Operand<TFloat32>> outputs = emit(ops, context, call, tensors);
        elements += outputs.stream().mapToLong(o -> context.shape(o).elementCount()).sum();
        if (elements > MAX_ELEMENTS) {
          throw context.unsupported(
              "more than " + MAX_ELEMENTS + " values in the results of the layers up to this one",
              "a model for a microcontroller");
        }
        for (int i = 0; i < outputs.size(); i++) {
          tensors.put(call.output(i), outputs.get(i));
        }
      }
      List<GraphPort> inputs = new ArrayList<>();
      for (TensorRef input : model.inputs()) {
        inputs.add(port(require(tensors, input)));
      }
      List<GraphPort> outputs = new ArrayList<>();
      for (int i = 0; i < model.outputs().size(); i++) {
        // A node of its own: one tensor may be several outputs, or an input as well.
        Operand<TFloat32> output = require(tensors, model.outputs().get(i));
        outputs.add(port(ops.withName("output_" + i).identity(output)));
      }
      return new FrozenGraph(graph.toGraphDef().toByteArray(), inputs, outputs);
    }
  }

  private List<Operand<TFloat32>> emit(
      Ops ops, EmitContext context, LayerCall call, Map<TensorRef, Operand<TFloat32>> tensors) {
    Layer layer = call.layer();
    if (layer.type().equals(INPUT_LAYER)) {
      return List.of(placeholder(ops, context, layer));
    }
    List<Operand<TFloat32>> inputs =
        call.inputs().stream().map(input -> require(tensors, input)).toList();
    LayerEmitter emitter =
        emitters
            .find(layer.type())
            .orElseThrow(() -> context.unsupported("type " + layer.type(), "a known layer"));
    try {
      return emitter.emit(context, layer.config(), layer.weights(), inputs);
    } catch (TensorFlowException e) {
      throw new ProblemException(
          new Problem(
              "layer-refused-by-tensorflow",
              ProblemKind.BROKEN_INPUT,
              layer.describe(),
              String.valueOf(e.getMessage()),
              "a layer whose configuration fits its inputs",
              "check this layer's configuration, and save the model again with Keras"),
          e);
    }
  }

  private static Operand<TFloat32> placeholder(Ops ops, EmitContext context, Layer layer) {
    String key = layer.config().has("batch_shape") ? "batch_shape" : "batch_input_shape";
    List<Optional<Integer>> dimensions = layer.config().dimensions(key);
    List<Integer> sample = new ArrayList<>();
    for (int i = 1; i < dimensions.size(); i++) {
      sample.add(dimensions.get(i).orElse(0));
    }
    if (dimensions.isEmpty() || sample.stream().anyMatch(d -> d <= 0)) {
      throw context.unsupported(
          "an input with an open dimension", "inputs with fixed dimensions besides the batch");
    }
    String type = layer.config().string("dtype", "float32");
    if (!type.equals("float32")) {
      throw context.unsupported("an input of type " + type, "float32 inputs");
    }
    long[] shape =
        LongStream.concat(LongStream.of(1), sample.stream().mapToLong(Integer::longValue))
            .toArray();
    context.checkedShape(shape);
    return ops.withName(nodeName(layer.name()))
        .placeholder(TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(shape)));
  }

  /** Keras allows any text as a name, TensorFlow letters, digits and few signs. */
  private static String nodeName(String layerName) {
    String cleaned = layerName.replaceAll("[^A-Za-z0-9_]", "_");
    return cleaned.isEmpty() || cleaned.startsWith("_") ? "layer" + cleaned : cleaned;
  }

  private static Operand<TFloat32> require(
      Map<TensorRef, Operand<TFloat32>> tensors, TensorRef ref) {
    Operand<TFloat32> tensor = tensors.get(ref);
    if (tensor == null) {
      throw new ProblemException(
          new Problem(
              "graph-dangling",
              ProblemKind.BROKEN_INPUT,
              "layer " + ref.layer(),
              "no output " + ref.tensor() + " of its application " + ref.node(),
              "an output that another layer or the model refers to",
              "save the model again with Keras"));
    }
    return tensor;
  }

  private static GraphPort port(Operand<TFloat32> operand) {
    long[] dimensions = operand.asOutput().shape().asArray();
    int[] shape = new int[dimensions.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(dimensions[i]);
    }
    return new GraphPort(operand.op().name(), Shape.of(shape));
  }
}
