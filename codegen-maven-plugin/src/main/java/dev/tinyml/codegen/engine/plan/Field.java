package dev.tinyml.codegen.engine.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A member of the structure that tells a C function about its layer. */
public sealed interface Field {

  /** Name of the member. */
  String name();

  /** The same member of a structure that is itself a member. */
  Field within(String structure);

  /**
   * A number.
   *
   * @param literal as C writes it
   */
  record Scalar(String name, String literal) implements Field {
    @Override
    public Field within(String structure) {
      return new Scalar(structure + "." + name, literal);
    }
  }

  /**
   * A pointer to an array in flash.
   *
   * @param type of its elements
   * @param values in the order in which the kernel reads them
   * @param rowLength how many belong together; a new line begins behind them
   * @param tiled whether each sixteen of them are a tile, which cores lay out as they like
   */
  record Array(String name, CType type, IntegerArray values, int rowLength, boolean tiled)
      implements Field {
    /** Values of a tile. */
    public static final int TILE = 16;

    /** An array that is laid out as it stands. */
    public Array(String name, CType type, IntegerArray values, int rowLength) {
      this(name, type, values, rowLength, false);
    }

    @Override
    public Field within(String structure) {
      return new Array(structure + "." + name, type, values, rowLength, tiled);
    }

    /** Bytes of flash. */
    public long bytes() {
      return (long) type.bytes() * values.size();
    }
  }

  /** A whole number. */
  static Field number(String name, long value) {
    return new Scalar(name, Long.toString(value));
  }

  /** A member that is itself an array of numbers. */
  static Field numbers(String name, List<? extends Number> values) {
    return new Scalar(
        name, values.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}")));
  }

  /** An array without rows. */
  static Field array(String name, CType type, IntegerArray values) {
    return new Array(name, type, values, Math.max(1, values.size()));
  }
}
