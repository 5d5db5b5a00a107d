package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.graph.emit.NameScopes.NameScope;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig.NestedLayer;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * What an emitter needs to write one application of a layer: the graph, constants, and problems
 * that name the layer. One per application; belongs to one thread.
 */
public final class EmitContext {
  /** More than any microcontroller has bytes of memory. */
  private static final int MAX_ELEMENTS = 1 << 24;

  /** TensorFlow Lite's own limit. */
  private static final int MAX_RANK = 8;

  private final NameScope scope;
  private final Ops ops;
  private final String path;
  private final LayerProblems problems;
  private final GraphState shared;
  private final List<Weight> activationWeights;

  private EmitContext(NameScope scope, String path, String subject, GraphState shared) {
    this(scope, path, new LayerProblems(subject), shared, List.of());
  }

  private EmitContext(
      NameScope scope,
      String path,
      LayerProblems problems,
      GraphState shared,
      List<Weight> activationWeights) {
    this.scope = scope;
    this.ops = scope.ops();
    this.path = path;
    this.problems = problems;
    this.shared = shared;
    this.activationWeights = activationWeights;
  }

  /**
   * The context of a whole model.
   *
   * @param ops writes into the graph
   * @param emitters of the layers
   * @param keras whose definition of functions counts
   */
  public static EmitContext of(Ops ops, LayerEmitters emitters, KerasGeneration keras) {
    return new EmitContext(
        new NameScope(ops, ""), "", "the model", GraphState.empty(emitters, keras));
  }

  /**
   * The context of a layer inside what this is the context of; its names begin with the layer's.
   */
  public EmitContext inside(Layer layer) {
    String inner = pathOf(layer);
    if (!shared.scopes().has(inner)) {
      shared.budget().spendLayer(this);
    }
    return new EmitContext(
        shared.scopes().inside(scope, inner, nodeName(layer.name())),
        inner,
        subjectOf(layer),
        shared);
  }

  /** This context with problems that name a layer inside. */
  public EmitContext about(Layer layer) {
    return new EmitContext(scope, path, subjectOf(layer), shared);
  }

  private String pathOf(Layer layer) {
    return path.isEmpty() ? layer.name() : path + "/" + layer.name();
  }

  private String subjectOf(Layer layer) {
    return "layer " + pathOf(layer) + " (" + layer.type() + ")";
  }

  /** The same context for the body of a function, which is a graph of its own. */
  public EmitContext writingTo(Ops body) {
    return new EmitContext(
        new NameScope(body, ""),
        path,
        problems.subject(),
        GraphState.empty(shared.emitters(), shared.keras()));
  }

  /** Keras allows any text as a name, TensorFlow letters, digits and few signs. */
  public static String nodeName(String layerName) {
    String cleaned = layerName.replaceAll("[^A-Za-z0-9_]", "_");
    return cleaned.isEmpty() || cleaned.startsWith("_") ? "layer" + cleaned : cleaned;
  }

  /** Writes into the graph, with names that begin with the layer's. */
  public Ops ops() {
    return ops;
  }

  /** Whose definition of functions counts. */
  public KerasGeneration keras() {
    return shared.keras();
  }

  /**
   * Notes that a tensor stands for an input of whole numbers, which layers like Embedding take as
   * they are.
   *
   * @param floats the same numbers as floats, for all other layers
   * @param integers the numbers
   */
  public void declareIntegers(Operand<TFloat32> floats, Operand<TInt32> integers) {
    shared.integers().put(floats.op().name(), integers);
  }

  /** The whole numbers that a tensor stands for, if it is an input of such. */
  public Optional<Operand<TInt32>> integers(Operand<TFloat32> tensor) {
    return Optional.ofNullable(shared.integers().get(tensor.op().name()));
  }

  /**
   * Writes the layer of this context.
   *
   * @param layer the one of {@link #inside}
   * @param arguments its call
   * @param tensors finds the tensors of the call
   * @param readers types of the layers that read the result
   */
  List<Operand<TFloat32>> emit(
      Layer layer,
      CallArguments arguments,
      Function<TensorRef, Operand<TFloat32>> tensors,
      Set<String> readers) {
    return emit(layer, new LayerInputs(this, arguments, tensors, readers));
  }

  /**
   * Writes a layer that stands inside this layer: a part of a wrapper, a model, an activation.
   *
   * @param inputs one or more tensors
   */
  public List<Operand<TFloat32>> part(Layer layer, List<Operand<TFloat32>> inputs) {
    EmitContext inside = inside(layer);
    return inside.emit(layer, LayerInputs.of(inside, inputs));
  }

  private List<Operand<TFloat32>> emit(Layer layer, LayerInputs inputs) {
    shared.budget().spendOperators(this, 1);
    try {
      List<Operand<TFloat32>> outputs =
          layer.body().isPresent()
              ? new LayerGraphWriter().write(this, layer.body().get(), inputs.all())
              : emitOwn(layer, inputs);
      outputs.forEach(this::account);
      return outputs;
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw problems.refusedBy(e);
    }
  }

  private void account(Operand<TFloat32> output) {
    Shape shape = shape(output);
    if (shape.elementCount() == 0) {
      throw broken("a result of shape " + shape, "at least one value");
    }
    shared.budget().spendValues(this, shape.elementCount());
  }

  /**
   * Takes account of operators before they are written, for layers that write many.
   *
   * @param count about how many; at least 0
   */
  public void spendOperators(long count) {
    shared.budget().spendOperators(this, count);
  }

  private List<Operand<TFloat32>> emitOwn(Layer layer, LayerInputs inputs) {
    ActivationWeights weights = ActivationWeights.of(layer);
    EmitContext context = new EmitContext(scope, path, problems, shared, weights.activation());
    return emitter(layer.type()).emit(context, weights.layer(), inputs);
  }

  private LayerEmitter emitter(String type) {
    return shared
        .emitters()
        .find(type)
        .orElseThrow(
            () ->
                unsupported(
                    "class " + type,
                    "a layer that can be converted, see docs/layers.md of this tool"));
  }

  /**
   * The static shape of a tensor; all are known, because the batch is 1. Sizes come from untrusted
   * configurations, so that they are checked before anything of that size is made.
   */
  public Shape shape(Operand<?> operand) {
    long[] dimensions = operand.asOutput().shape().asArray();
    if (dimensions == null || Arrays.stream(dimensions).anyMatch(d -> d < 0)) {
      throw unsupported("a tensor of unknown shape", "shapes that are known when converting");
    }
    return checkedShape(dimensions);
  }

  /** Refuses a tensor that is not one sample: a layer before may have moved the batch away. */
  public void requireSample(Shape shape) {
    if (shape.rank() == 0 || shape.dimension(0) != 1) {
      throw unsupported(
          "an input of shape " + shape, "the batch as the first axis, which is 1 when converting");
    }
  }

  /**
   * The shape of these dimensions.
   *
   * @param dimensions each at least 0; TensorFlow itself would abort on a product beyond 63 bits
   */
  public Shape checkedShape(long... dimensions) {
    // Axes of size 0 must not hide a size beyond 32 bits.
    double elements =
        Arrays.stream(dimensions).asDoubleStream().reduce(1, (a, b) -> a * Math.max(b, 1));
    if (elements > MAX_ELEMENTS || dimensions.length > MAX_RANK) {
      throw unsupported(
          "a tensor of dimensions " + Arrays.toString(dimensions),
          "at most " + MAX_ELEMENTS + " elements and " + MAX_RANK + " dimensions");
    }
    return Shape.of(Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray());
  }

  /** A scalar. */
  public Operand<TFloat32> constant(float value) {
    return ops.constant(value);
  }

  /** A constant tensor; the same one for the same object. */
  public Operand<TFloat32> constant(FloatTensor tensor) {
    return shared.constants().computeIfAbsent(tensor, this::newConstant);
  }

  private Operand<TFloat32> newConstant(FloatTensor tensor) {
    shared.budget().spendConstants(this, tensor.shape().elementCount());
    return ops.constant(
        org.tensorflow.ndarray.Shape.of(tensor.shape().toLongArray()),
        DataBuffers.of(tensor.toArray()));
  }

  /** The sum as AddV2, which Keras writes; tensorflow-java's own Add is fused otherwise. */
  public <T extends TNumber> Operand<T> add(Operand<T> one, Operand<T> other) {
    return RawOperation.write(this, "AddV2", one, other);
  }

  /** Checks how many weights the file holds for the layer. */
  public void requireWeights(List<Weight> weights, int count, String names) {
    if (weights.size() != count) {
      throw broken(weights.size() + " weights", count + " weights: " + names);
    }
  }

  /**
   * A weight as a constant, after a check of its shape.
   *
   * @param expected its dimensions; may be any numbers, a configuration gives them
   */
  public Operand<TFloat32> weight(Weight weight, Integer... expected) {
    return constant(requireShape(weight, expected));
  }

  /** The value of a weight after a check of its shape, as in {@link #weight}. */
  public FloatTensor requireShape(Weight weight, Integer... expected) {
    if (!weight.value().shape().dimensions().equals(List.of(expected))) {
      throw broken(
          "shape " + weight.value().shape() + " of " + weight.path(),
          "shape " + Stream.of(expected).map(String::valueOf).collect(Collectors.joining("x")));
    }
    return weight.value();
  }

  /** Writes an activation that is a layer of its own in this layer's configuration. */
  public Operand<TFloat32> nested(NestedLayer nested, Operand<TFloat32> input) {
    Layer layer = new Layer(nested.type(), nested.type(), nested.config(), activationWeights);
    List<Operand<TFloat32>> outputs = part(layer, List.of(input));
    if (outputs.size() != 1) {
      throw broken(outputs.size() + " outputs of its " + nested.type(), "one output");
    }
    return outputs.get(0);
  }

  /** The same values in another shape; the shape includes the batch. */
  public Operand<TFloat32> reshape(Operand<TFloat32> input, Shape shape) {
    return ops.reshape(input, ops.constant(shape.toArray()));
  }

  /** What does not fit together in the model. */
  public ProblemException broken(String found, String expected) {
    return problems.broken(found, expected);
  }

  /** What is well-formed and yet can't be converted. */
  public ProblemException unsupported(String found, String expected) {
    return problems.unsupported(found, expected);
  }
}
