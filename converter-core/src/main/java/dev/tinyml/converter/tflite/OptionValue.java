package dev.tinyml.converter.tflite;

import java.util.List;
import java.util.stream.Collectors;

/** The value of an operator's parameter. */
public sealed interface OptionValue {

  /** A whole number. */
  record Whole(long value) implements OptionValue {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A float32. */
  record Real(float value) implements OptionValue {
    @Override
    public String toString() {
      return Float.toString(value);
    }
  }

  /** Yes or no. */
  record Flag(boolean value) implements OptionValue {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A name of one of the schema's enums, or free text. */
  record Text(String value) implements OptionValue {
    @Override
    public String toString() {
      return value;
    }
  }

  /** Several numbers. */
  record Numbers(List<? extends Number> values) implements OptionValue {
    /** Copies the list. */
    public Numbers {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
  }
}
