package dev.tinyml.converter.scheme;

import java.util.Locale;

/** Which weights share a scale. */
public enum WeightGranularity {
  /** One scale per output channel, in FULLY_CONNECTED too. */
  PER_CHANNEL,
  /**
   * One scale per output channel in convolutions, a single one in FULLY_CONNECTED: runtimes older
   * than September 2024 compute several there wrongly and silently.
   */
  PER_TENSOR_DENSE,
  /** A single scale for each tensor of weights. */
  PER_TENSOR;

  /** Lower-case words with dashes between them: {@code per-tensor-dense}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
