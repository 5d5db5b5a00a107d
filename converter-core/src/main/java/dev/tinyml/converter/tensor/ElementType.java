package dev.tinyml.converter.tensor;

/** Element types of tensors as TensorFlow Lite's schema knows them (enum TensorType). */
public enum ElementType {
  FLOAT32(0, 4),
  FLOAT16(1, 2),
  INT32(2, 4),
  UINT8(3, 1),
  INT64(4, 8),
  STRING(5, 0),
  BOOL(6, 1),
  INT16(7, 2),
  COMPLEX64(8, 8),
  INT8(9, 1),
  FLOAT64(10, 8),
  COMPLEX128(11, 16),
  UINT64(12, 8),
  RESOURCE(13, 0),
  VARIANT(14, 0),
  UINT32(15, 4),
  UINT16(16, 2),
  INT4(17, 0),
  BFLOAT16(18, 2),
  INT2(19, 0),
  UINT4(20, 0);

  private final int code;
  private final int size;

  ElementType(int code, int size) {
    this.code = code;
    this.size = size;
  }

  /** The number that stands for the type in a {@code .tflite} file. */
  public int code() {
    return code;
  }

  /** Bytes per element; 0 when elements have no fixed whole number of bytes. */
  public int size() {
    return size;
  }

  /**
   * Bytes that so many elements take; elements of less than a byte are packed.
   *
   * @param elements at least 0
   * @return 0 for types whose elements have no fixed size
   */
  public long bytes(long elements) {
    return switch (this) {
      case INT4, UINT4 -> (elements + 1) / 2;
      case INT2 -> (elements + 3) / 4;
      default -> elements * size;
    };
  }

  /** Whether elements are floating-point or complex numbers. */
  public boolean isFloatingPoint() {
    return switch (this) {
      case FLOAT16, FLOAT32, FLOAT64, BFLOAT16, COMPLEX64, COMPLEX128 -> true;
      default -> false;
    };
  }
}
