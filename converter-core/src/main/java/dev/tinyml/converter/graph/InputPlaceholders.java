package dev.tinyml.converter.graph;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Writes a model's inputs. Floats and pixels become float32, whose int8 form TensorFlow Lite
 * derives from the representative dataset. Token numbers, integers that only layers like Embedding
 * read, stay integers: an int8 form of floats would lose some. Used once; not thread-safe.
 */
final class InputPlaceholders {
  private static final Set<String> INTEGERS =
      new TreeSet<>(Set.of("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"));
  private static final Set<String> FLOATS =
      new TreeSet<>(Set.of("float16", "bfloat16", "float32", "float64"));

  private final SourceModel model;
  private final boolean keepIntegers;
  private final List<GraphPort> ports = new ArrayList<>();
  private final Set<String> casts = new TreeSet<>();

  /**
   * @param keepIntegers whether inputs of an integer type are written as such
   */
  InputPlaceholders(SourceModel model, boolean keepIntegers) {
    this.model = model;
    this.keepIntegers = keepIntegers;
  }

  /** The inputs as floats, in the model's order. */
  List<Operand<TFloat32>> write(Ops ops, EmitContext root) {
    List<Operand<TFloat32>> tensors = new ArrayList<>();
    for (TensorRef input : model.inputs()) {
      Layer layer =
          model.calls().stream()
              .map(LayerCall::layer)
              .filter(l -> l.name().equals(input.layer()))
              .findFirst()
              .orElseThrow(() -> new ProblemException(dangling(input)));
      tensors.add(write(ops, root, layer));
    }
    return tensors;
  }

  private Operand<TFloat32> write(Ops ops, EmitContext root, Layer layer) {
    EmitContext context = root.about(layer);
    Placeholder.Options shape = Placeholder.shape(shape(context, layer));
    Ops named = ops.withName(EmitContext.nodeName(layer.name()));
    String type = layer.config().string("dtype", "float32");
    if (INTEGERS.contains(type) && keepIntegers) {
      Operand<TInt32> integers = named.placeholder(TInt32.class, shape);
      Operand<TFloat32> floats =
          ops.withName(integers.op().name() + "_as_float").dtypes.cast(integers, TFloat32.class);
      casts.add(floats.op().name());
      context.declareIntegers(floats, integers);
      ports.add(new GraphPort(integers.op().name(), context.shape(integers), ElementType.INT32));
      return floats;
    }
    if (!FLOATS.contains(type) && !INTEGERS.contains(type)) {
      throw context.unsupported(
          "an input of type " + type,
          "inputs of one of the types "
              + String.join(", ", FLOATS)
              + ", "
              + String.join(", ", INTEGERS));
    }
    Operand<TFloat32> floats = named.placeholder(TFloat32.class, shape);
    ports.add(new GraphPort(floats.op().name(), context.shape(floats), ElementType.FLOAT32));
    return floats;
  }

  private static org.tensorflow.ndarray.Shape shape(EmitContext context, Layer layer) {
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
    long[] shape =
        LongStream.concat(LongStream.of(1), sample.stream().mapToLong(Integer::longValue))
            .toArray();
    context.checkedShape(shape);
    return org.tensorflow.ndarray.Shape.of(shape);
  }

  /** What was written, in the model's order. */
  List<GraphPort> ports() {
    return ports;
  }

  /** Whether anything in the graph reads an integer input as floats. */
  boolean castsInUse(GraphDef graph) {
    return graph.getNodeList().stream()
        .flatMap(node -> node.getInputList().stream())
        .anyMatch(casts::contains);
  }

  private static Problem dangling(TensorRef input) {
    return new Problem(
        "graph-dangling",
        ProblemKind.BROKEN_INPUT,
        "input " + input.layer(),
        "no layer of this name",
        "an InputLayer of the model",
        "save the model again with Keras");
  }
}
