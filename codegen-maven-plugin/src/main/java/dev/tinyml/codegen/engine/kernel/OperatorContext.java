package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operator with its tensors, as a kernel looks at it. Whatever a kernel relies on it asks for
 * here, so that an operator of another form is refused and not computed wrongly.
 *
 * @param operator what the file says
 * @param tensors of the graph, by index
 * @param constants of the graph
 * @param producers the operator that computes a tensor, by the tensor's index
 */
public record OperatorContext(
    TfliteOperator operator,
    List<TfliteTensor> tensors,
    ConstantReader constants,
    Map<Integer, TfliteOperator> producers) {
  private static final Set<ElementType> WHOLE =
      EnumSet.of(ElementType.INT8, ElementType.INT16, ElementType.INT32, ElementType.INT64);

  /** Copies the collections. */
  public OperatorContext {
    tensors = List.copyOf(tensors);
    producers = Map.copyOf(producers);
  }

  /** What computes a tensor, as that operator's kernel looks at it. */
  public Optional<OperatorContext> producer(TfliteTensor tensor) {
    return Optional.ofNullable(producers.get(tensor.index()))
        .map(other -> new OperatorContext(other, tensors, constants, producers));
  }

  /** An input; empty when it is left out. */
  public Optional<TfliteTensor> optionalInput(int position) {
    return position < operator.inputs().size() && operator.inputs().get(position) >= 0
        ? Optional.of(tensors.get(operator.inputs().get(position)))
        : Optional.empty();
  }

  /** An input that the operator can't be without. */
  public TfliteTensor input(int position) {
    return optionalInput(position)
        .orElseThrow(() -> refusal("no input " + position, "all inputs of " + operator.name()));
  }

  /** An output. */
  public TfliteTensor output(int position) {
    require(
        position < operator.outputs().size() && operator.outputs().get(position) >= 0,
        "no output " + position,
        "all outputs of " + operator.name());
    return tensors.get(operator.outputs().get(position));
  }

  /**
   * Checks what a kernel relies on.
   *
   * @throws ProblemException when it doesn't hold
   */
  public void require(boolean holds, String found, String expected) {
    if (!holds) {
      throw refusal(found, expected);
    }
  }

  /** Checks a tensor's type. */
  public void requireType(TfliteTensor tensor, ElementType type) {
    require(
        tensor.spec().type() == type,
        "tensor \"" + tensor.spec().name() + "\" of type " + tensor.spec().type(),
        "type " + type);
  }

  /** Checks that a tensor is computed: a kernel reads it from memory. */
  public TfliteTensor computed(TfliteTensor tensor) {
    require(
        !tensor.constant(),
        "a constant as tensor \"" + tensor.spec().name() + "\"",
        "a tensor that the model computes");
    return tensor;
  }

  /** The scale and zero point of an int8 tensor with just one of each. */
  public QuantizationParams int8Params(TfliteTensor tensor) {
    requireType(tensor, ElementType.INT8);
    QuantizationParams params = params(tensor);
    require(
        !params.isPerChannel() && params.zeroPoint() == (byte) params.zeroPoint(),
        params.scales().size() + " scales, zero point " + params.zeroPoint(),
        "one scale, and a zero point from -128 to 127, for tensor \""
            + tensor.spec().name()
            + "\"");
    return params;
  }

  /** The scale of an int16 tensor with just one, and zero point 0, as TensorFlow Lite has them. */
  public QuantizationParams int16Params(TfliteTensor tensor) {
    requireType(tensor, ElementType.INT16);
    QuantizationParams params = params(tensor);
    require(
        !params.isPerChannel() && params.zeroPoint() == 0,
        params.scales().size() + " scales, zero point " + params.zeroPoint(),
        "one scale, and zero point 0, for tensor \"" + tensor.spec().name() + "\"");
    return params;
  }

  /** The scale and zero point of a tensor of int8 or int16 values. */
  public QuantizationParams wholeParams(TfliteTensor tensor) {
    return isInt16(tensor) ? int16Params(tensor) : int8Params(tensor);
  }

  /** Whether a tensor has int16 values. */
  public static boolean isInt16(TfliteTensor tensor) {
    return tensor.spec().type() == ElementType.INT16;
  }

  /** A tensor's scales and zero points. */
  public QuantizationParams params(TfliteTensor tensor) {
    return tensor
        .spec()
        .quantization()
        .orElseThrow(
            () ->
                refusal(
                    "no scale for tensor \"" + tensor.spec().name() + "\"", "a quantized tensor"));
  }

  /** The values of a constant int8 tensor. */
  public byte[] int8Constant(TfliteTensor tensor) {
    requireType(tensor, ElementType.INT8);
    return bytes(tensor, 1);
  }

  /** The values of a constant int32 tensor. */
  public int[] int32Constant(TfliteTensor tensor) {
    requireType(tensor, ElementType.INT32);
    int[] values = new int[tensor.spec().shape().elementCount()];
    ByteBuffer.wrap(bytes(tensor, Integer.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(values);
    return values;
  }

  /** The values of a constant tensor of integers with a sign. */
  public long[] wholeConstant(TfliteTensor tensor) {
    ElementType type = tensor.spec().type();
    require(
        WHOLE.contains(type),
        "tensor \"" + tensor.spec().name() + "\" of type " + type,
        "integers of 8 to 64 bits");
    int size = type.size();
    ByteBuffer buffer = ByteBuffer.wrap(bytes(tensor, size)).order(ByteOrder.LITTLE_ENDIAN);
    long[] values = new long[buffer.capacity() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (size) {
            case Byte.BYTES -> buffer.get();
            case Short.BYTES -> buffer.getShort();
            case Integer.BYTES -> buffer.getInt();
            default -> buffer.getLong();
          };
    }
    return values;
  }

  /** The bytes of a constant tensor of any type. */
  public byte[] constantBytes(TfliteTensor tensor) {
    return bytes(tensor, tensor.spec().type().size());
  }

  private byte[] bytes(TfliteTensor tensor, int size) {
    require(tensor.constant(), "a computed tensor \"" + tensor.spec().name() + "\"", "a constant");
    byte[] bytes = constants.bytes(tensor.index());
    require(
        bytes.length == (long) size * tensor.spec().shape().elementCount(),
        bytes.length + " bytes for tensor \"" + tensor.spec().name() + "\"",
        "as many as its shape " + tensor.spec().shape() + " asks for");
    return bytes;
  }

  /** Why the engine doesn't compute the operator. */
  public ProblemException refusal(String found, String expected) {
    return new ProblemException(
        new Problem(
            "engine-operator-form",
            ProblemKind.UNSUPPORTED,
            subject(),
            found,
            expected + ", which the C engine computes with",
            "choose a board with TensorFlow Lite Micro, or change the layer"));
  }

  /** What messages call the operator: a layer is known by the tensor that it computes. */
  public String subject() {
    return "operator "
        + operator.name()
        + operator.outputs().stream()
            .filter(index -> index >= 0)
            .findFirst()
            .map(index -> ", layer \"" + tensors.get(index).spec().name() + "\"")
            .orElse("");
  }
}
