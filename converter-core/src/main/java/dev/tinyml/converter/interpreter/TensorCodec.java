package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns real numbers into the bytes of a model's input and the bytes of an output into real
 * numbers: quantized where the tensor has a scale, otherwise exactly. Little-endian. Immutable.
 */
final class TensorCodec {
  private final TensorSpec spec;

  /**
   * @throws ProblemException when the tensor holds what are no real numbers
   */
  TensorCodec(TensorSpec spec) {
    this.spec = spec;
    switch (spec.type()) {
      case FLOAT32, FLOAT64, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, BOOL -> {}
      default ->
          throw new ProblemException(
              new Problem(
                  "tensor-type",
                  ProblemKind.UNSUPPORTED,
                  "model input or output " + spec.name(),
                  "element type " + spec.type(),
                  "float32, a quantized type, plain integers or booleans",
                  "change the model's inputs and outputs to one of these types"));
    }
  }

  /**
   * The bytes of a tensor with such values.
   *
   * @param values as many as the tensor has elements
   * @throws ProblemException when a value has no place in an integer or boolean tensor
   */
  byte[] encode(FloatTensor values) {
    if (values.size() != spec.shape().elementCount()) {
      throw new IllegalArgumentException(
          values.size() + " values for tensor " + spec.name() + " of shape " + spec.shape());
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * spec.type().size()).order(ByteOrder.LITTLE_ENDIAN);
    if (spec.type() == ElementType.FLOAT32) {
      bytes.asFloatBuffer().put(values.asBuffer());
      return bytes.array();
    }
    for (int i = 0; i < values.size(); i++) {
      float value = values.get(i);
      if (spec.type() == ElementType.FLOAT64) {
        bytes.putDouble(value);
      } else {
        put(bytes, whole(value));
      }
    }
    return bytes.array();
  }

  private void put(ByteBuffer bytes, long value) {
    switch (spec.type().size()) {
      case Byte.BYTES -> bytes.put((byte) value);
      case Short.BYTES -> bytes.putShort((short) value);
      case Integer.BYTES -> bytes.putInt((int) value);
      default -> bytes.putLong(value);
    }
  }

  private long whole(float value) {
    long min = lowest(spec.type());
    long max = highest(spec.type());
    if (spec.quantization().isPresent()) {
      return quantize(spec.quantization().get(), value, min, max);
    }
    // float → long saturates, so the highest values of 64 bits are told by their float.
    if (value != Math.rint(value) || value < min || value > max || (long) value > max) {
      throw new ProblemException(
          new Problem(
              "input-not-exact",
              ProblemKind.BROKEN_INPUT,
              "model input " + spec.name(),
              "the value " + value,
              "whole numbers from " + min + " to " + max + ", the input is " + spec.type(),
              "give the model the values that it was trained on, such as token numbers"));
    }
    return (long) value;
  }

  private static long quantize(QuantizationParams params, float value, long min, long max) {
    float scaled = value / params.scale();
    double rounded = Math.signum(scaled) * Math.floor(Math.abs((double) scaled) + 0.5);
    return (long) Math.max(min, Math.min(max, rounded + params.zeroPoint()));
  }

  private static long lowest(ElementType type) {
    return switch (type) {
      case INT8 -> Byte.MIN_VALUE;
      case INT16 -> Short.MIN_VALUE;
      case INT32 -> Integer.MIN_VALUE;
      case INT64 -> Long.MIN_VALUE;
      default -> 0;
    };
  }

  private static long highest(ElementType type) {
    return switch (type) {
      case BOOL -> 1;
      case INT8 -> Byte.MAX_VALUE;
      case UINT8 -> 255;
      case INT16 -> Short.MAX_VALUE;
      case UINT16 -> 65_535;
      case INT32 -> Integer.MAX_VALUE;
      case UINT32 -> 4_294_967_295L;
      default -> Long.MAX_VALUE;
    };
  }

  /** The real numbers; integers beyond 2^24 become the nearest float32. */
  FloatTensor decode(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[content.length / spec.type().size()];
    if (spec.type() == ElementType.FLOAT32) {
      bytes.asFloatBuffer().get(values);
      return new FloatTensor(spec.shape(), values);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = spec.type() == ElementType.FLOAT64 ? (float) bytes.getDouble() : real(get(bytes));
    }
    return new FloatTensor(spec.shape(), values);
  }

  /** The numbers that the tensor holds, not dequantized. */
  StoredValues stored(byte[] content) {
    if (spec.type().isFloatingPoint()) {
      List<Float> numbers = new ArrayList<>();
      for (float value : decode(content).toArray()) {
        numbers.add(value);
      }
      return new StoredValues.Floats(numbers);
    }
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> numbers = new ArrayList<>(content.length / spec.type().size());
    while (bytes.hasRemaining()) {
      numbers.add((int) get(bytes));
    }
    return new StoredValues.Integers(numbers);
  }

  private long get(ByteBuffer bytes) {
    return switch (spec.type()) {
      case INT8 -> bytes.get();
      case UINT8, BOOL -> Byte.toUnsignedLong(bytes.get());
      case INT16 -> bytes.getShort();
      case UINT16 -> Short.toUnsignedLong(bytes.getShort());
      case INT32 -> bytes.getInt();
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
      default -> bytes.getLong();
    };
  }

  private float real(long value) {
    return spec.quantization().map(params -> params.dequantize((int) value)).orElse((float) value);
  }
}
