package dev.tinyml.converter.tflite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Gathers an operator's parameters. One per operator. */
final class OptionsBuilder {
  private static final int MAX_NUMBERS = 4096;

  private final Map<String, OptionValue> values = new LinkedHashMap<>();
  private final ReadBudget budget;

  OptionsBuilder(ReadBudget budget) {
    this.budget = budget;
  }

  OptionsBuilder whole(String name, long value) {
    return put(name, new OptionValue.Whole(value));
  }

  OptionsBuilder real(String name, float value) {
    return put(name, new OptionValue.Real(value));
  }

  OptionsBuilder flag(String name, boolean value) {
    return put(name, new OptionValue.Flag(value));
  }

  /** A value of one of the schema's enums, whose names start at 0. */
  OptionsBuilder name(String name, String[] names, int value) {
    return put(name, new OptionValue.Text(names[value]));
  }

  /**
   * A text.
   *
   * @param bytes its bytes; null when it is left out
   */
  OptionsBuilder text(String name, ByteBuffer bytes, Supplier<String> text) {
    if (bytes != null) {
      budget.take(bytes.remaining());
      put(name, new OptionValue.Text(text.get()));
    }
    return this;
  }

  OptionsBuilder numbers(String name, int length, IntFunction<? extends Number> numbers) {
    if (length < 0 || length > MAX_NUMBERS) {
      throw new IndexOutOfBoundsException(length);
    }
    budget.take(Integer.BYTES * (long) length);
    List<Number> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(numbers.apply(i));
    }
    return put(name, new OptionValue.Numbers(list));
  }

  private OptionsBuilder put(String name, OptionValue value) {
    values.put(name, value);
    return this;
  }

  OperatorOptions build() {
    return new OperatorOptions(values);
  }
}
