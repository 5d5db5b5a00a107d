package dev.tinyml.converter.calibration;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Element types of NumPy files that are read. */
enum NpyType {
  FLOAT16("f2", 2),
  FLOAT32("f4", 4),
  FLOAT64("f8", 8),
  INT8("i1", 1),
  INT16("i2", 2),
  INT32("i4", 4),
  INT64("i8", 8),
  UINT8("u1", 1),
  UINT16("u2", 2),
  UINT32("u4", 4),
  UINT64("u8", 8),
  BOOL("b1", 1);

  private final String code;
  private final int size;

  NpyType(String code, int size) {
    this.code = code;
    this.size = size;
  }

  /** The type with NumPy's code, without the byte order: {@code f4}. */
  static Optional<NpyType> of(String code) {
    for (NpyType type : values()) {
      if (type.code.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Bytes per element. */
  int size() {
    return size;
  }

  boolean isFloatingPoint() {
    return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
  }

  /** The element at a byte offset; exact, except for whole numbers beyond 53 bits. */
  double real(ByteBuffer data, int offset) {
    return switch (this) {
      case FLOAT16 -> half(data.getShort(offset));
      case FLOAT32 -> data.getFloat(offset);
      case FLOAT64 -> data.getDouble(offset);
      case UINT64 -> unsigned(data.getLong(offset));
      default -> whole(data, offset);
    };
  }

  /** The element at a byte offset, of a type other than floating point; modulo 2^64. */
  long whole(ByteBuffer data, int offset) {
    return switch (this) {
      case INT8 -> data.get(offset);
      case INT16 -> data.getShort(offset);
      case INT32 -> data.getInt(offset);
      case INT64, UINT64 -> data.getLong(offset);
      case UINT8 -> Byte.toUnsignedLong(data.get(offset));
      case UINT16 -> Short.toUnsignedLong(data.getShort(offset));
      case UINT32 -> Integer.toUnsignedLong(data.getInt(offset));
      case BOOL -> data.get(offset) == 0 ? 0 : 1;
      case FLOAT16, FLOAT32, FLOAT64 -> throw new IllegalStateException(this + " is not whole");
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  /** IEEE 754 binary16: sign, 5 bits of exponent with bias 15, 10 bits of fraction. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((double) fraction, -24);
    } else {
      magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
