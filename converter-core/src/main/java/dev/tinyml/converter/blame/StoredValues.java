package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How a tensor holds numbers: as float32, quantized with one scale in int8, uint8 or int16, or as
 * plain integers. Bytes are little-endian. Immutable.
 */
final class StoredValues {
  private final ElementType type;
  private final float scale;
  private final int zeroPoint;
  private final int lowest;
  private final int highest;

  private StoredValues(ElementType type, float scale, int zeroPoint, int lowest, int highest) {
    this.type = type;
    this.scale = scale;
    this.zeroPoint = zeroPoint;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The form of a tensor; empty when it doesn't hold real numbers in one of these forms. */
  static Optional<StoredValues> of(TfliteTensor tensor) {
    ElementType type = tensor.spec().type();
    Optional<QuantizationParams> params =
        tensor.spec().quantization().filter(q -> !q.isPerChannel());
    return switch (type) {
      case FLOAT32 -> Optional.of(new StoredValues(type, 0, 0, 0, 0));
      case INT8 -> params.map(q -> of(type, q, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case UINT8 -> params.map(q -> of(type, q, 0, 255));
      case INT16 -> params.map(q -> of(type, q, Short.MIN_VALUE, Short.MAX_VALUE));
      default -> Optional.empty();
    };
  }

  /** The form of a tensor of integers that stand for themselves; empty for all others. */
  static Optional<StoredValues> ofPlain(TfliteTensor tensor) {
    ElementType type = tensor.spec().type();
    boolean plain =
        tensor.spec().quantization().isEmpty()
            && (type == ElementType.INT32 || type == ElementType.INT64);
    return plain ? Optional.of(new StoredValues(type, 0, 0, 0, 0)) : Optional.empty();
  }

  private static StoredValues of(ElementType type, QuantizationParams params, int low, int high) {
    return new StoredValues(type, params.scale(), params.zeroPoint(), low, high);
  }

  boolean isQuantized() {
    return levels() > 0;
  }

  /** Size of a step; 0 for floats and plain integers. */
  float scale() {
    return scale;
  }

  /** Number of values that the type can hold; 0 for floats and plain integers. */
  int levels() {
    return highest == lowest ? 0 : highest - lowest + 1;
  }

  /** The smallest number that can be held; meaningless for floats. */
  double low() {
    return (double) scale * (lowest - zeroPoint);
  }

  /** The largest number that can be held; meaningless for floats. */
  double high() {
    return (double) scale * (highest - zeroPoint);
  }

  /** The numbers that bytes stand for; the nearest floats to integers beyond 2^24. */
  float[] real(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[stored.length / type.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case FLOAT32 -> bytes.getFloat();
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            case INT16 -> scale * (bytes.getShort() - zeroPoint);
            case UINT8 -> scale * (Byte.toUnsignedInt(bytes.get()) - zeroPoint);
            default -> scale * (bytes.get() - zeroPoint);
          };
    }
    return values;
  }

  /** The bytes that stand for numbers, or for those nearest to them. */
  byte[] stored(float[] real) {
    ByteBuffer bytes =
        ByteBuffer.allocate(real.length * type.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : real) {
      switch (type) {
        case FLOAT32 -> bytes.putFloat(value);
        case INT32 -> bytes.putInt((int) value);
        case INT64 -> bytes.putLong((long) value);
        case INT16 -> bytes.putShort((short) quantized(value));
        default -> bytes.put((byte) quantized(value));
      }
    }
    return bytes.array();
  }

  /** The numbers nearest to others that can be held. */
  float[] rounded(float[] real) {
    return isQuantized() ? real(stored(real)) : real;
  }

  /** Which of the type's levels a number gets, from 0; nothing for floats. */
  int level(float value) {
    return quantized(value) - lowest;
  }

  /** Halves away from zero, as QUANTIZE does. */
  private int quantized(float value) {
    float scaled = value / scale;
    double nearest = Math.signum(scaled) * Math.floor(Math.abs((double) scaled) + 0.5);
    return (int) Math.max(lowest, Math.min(highest, nearest + zeroPoint));
  }
}
