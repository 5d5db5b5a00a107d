package dev.tinyml.converter.tflite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An operator's parameters by the names that the schema gives them ({@code stride_w}, {@code axis},
 * {@code fused_activation_function}). Parameters that the file leaves out have the schema's default
 * values. Empty for operators without parameters, for custom operators, and where the file has no
 * parameters at all.
 *
 * @param values in the schema's order
 */
public record OperatorOptions(Map<String, OptionValue> values) {
  /** No parameters. */
  public static final OperatorOptions NONE = new OperatorOptions(Map.of());

  /** Copies the map. */
  public OperatorOptions {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A whole number, when the operator has such a parameter. */
  public Optional<Long> whole(String name) {
    return values.get(name) instanceof OptionValue.Whole whole
        ? Optional.of(whole.value())
        : Optional.empty();
  }

  /** A float32, when the operator has such a parameter. */
  public Optional<Float> real(String name) {
    return values.get(name) instanceof OptionValue.Real real
        ? Optional.of(real.value())
        : Optional.empty();
  }

  /** Whether the operator has such a flag and it is set. */
  public boolean flag(String name) {
    return values.get(name) instanceof OptionValue.Flag flag && flag.value();
  }

  /** A text or an enum's name, when the operator has such a parameter. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof OptionValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
