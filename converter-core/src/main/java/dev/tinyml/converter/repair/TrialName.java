package dev.tinyml.converter.repair;

import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.scheme.QuantizationScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What tells one way of quantizing from another, for people. Stateless. */
public final class TrialName {
  private TrialName() {}

  /** {@code "percentile 99.99 + equalization"}, for one. */
  public static String of(QuantizeOptions options) {
    List<String> parts = new ArrayList<>();
    parts.add(ranges(options.calibration()));
    if (options.equalize()) {
      parts.add("equalization");
    }
    if (options.correctBias()) {
      parts.add("bias correction");
    }
    if (options.scheme() == QuantizationScheme.INT16X8) {
      parts.add("int16 activations");
    }
    return String.join(" + ", parts);
  }

  private static String ranges(Calibration calibration) {
    return switch (calibration.method()) {
      case PERCENTILE -> "percentile " + calibration.percentile();
      default -> calibration.method().name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }
}
