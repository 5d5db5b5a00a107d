package dev.tinyml.converter.savedmodel;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

/** Sizes of TensorFlow's element types and shapes. Stateless. */
final class ElementSizes {
  private static final int MAX_RANK = 254;

  private ElementSizes() {}

  /** Whether a type is one of TensorFlow's: a file may hold any number. */
  static boolean isKnown(DataType type) {
    return type != DataType.DT_INVALID && type != DataType.UNRECOGNIZED;
  }

  /** Bytes of one element; empty for types without a fixed size. */
  static OptionalInt of(DataType type) {
    return switch (type) {
      case DT_BOOL, DT_INT8, DT_UINT8 -> OptionalInt.of(1);
      case DT_HALF, DT_BFLOAT16, DT_INT16, DT_UINT16 -> OptionalInt.of(2);
      case DT_FLOAT, DT_INT32, DT_UINT32 -> OptionalInt.of(4);
      case DT_DOUBLE, DT_INT64, DT_UINT64, DT_COMPLEX64 -> OptionalInt.of(8);
      default -> OptionalInt.empty();
    };
  }

  /**
   * Number of elements; empty when a size is open or negative, or there are more than {@code most}.
   */
  static OptionalLong elements(TensorShapeProto shape, long most) {
    if (shape.getUnknownRank() || shape.getDimCount() > MAX_RANK) {
      return OptionalLong.empty();
    }
    long count = 1;
    boolean empty = false;
    for (TensorShapeProto.Dim dim : shape.getDimList()) {
      long size = dim.getSize();
      if (size < 0 || size > most || size > 0 && count > most / size) {
        return OptionalLong.empty();
      }
      empty |= size == 0;
      count *= Math.max(1, size);
    }
    return OptionalLong.of(empty ? 0 : count);
  }
}
