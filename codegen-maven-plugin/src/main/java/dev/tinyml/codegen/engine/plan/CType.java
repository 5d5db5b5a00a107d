package dev.tinyml.codegen.engine.plan;

import dev.tinyml.converter.tensor.ElementType;
import java.util.Optional;

/** Types of C's stdint.h, and float, that arrays of an engine have. */
public enum CType {
  INT8("int8_t", 1),
  UINT8("uint8_t", 1),
  INT16("int16_t", 2),
  UINT16("uint16_t", 2),
  INT32("int32_t", 4),
  INT64("int64_t", 8),
  FLOAT("float", 4);

  private final String text;
  private final int bytes;

  CType(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** As C writes it. */
  public String text() {
    return text;
  }

  /** Bytes of a value. */
  public int bytes() {
    return bytes;
  }

  /** The type of a tensor's elements; empty for those that no kernel of an engine computes with. */
  public static Optional<CType> of(ElementType type) {
    return switch (type) {
      case INT8 -> Optional.of(INT8);
      case UINT8, BOOL -> Optional.of(UINT8);
      case INT16 -> Optional.of(INT16);
      case INT32 -> Optional.of(INT32);
      case INT64 -> Optional.of(INT64);
      case FLOAT32 -> Optional.of(FLOAT);
      default -> Optional.empty();
    };
  }
}
