package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.manifest.SignalInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Ties together what only works together: the model, the mean and standard deviation that its
 * training data was normalized with, the window that it was cut to, and the labels.
 *
 * @param sha256 64 lower-case hex digits
 */
public record ContractDigest(String sha256) {
  private static final int SHORT_DIGITS = 16;

  static ContractDigest of(
      String modelSha256,
      Normalization normalization,
      Optional<SignalInfo> signal,
      List<String> labels) {
    StringBuilder text = new StringBuilder("tinyml-contract/1\n");
    field(text, "model", modelSha256);
    normalization.mean().forEach(value -> field(text, "mean", bits(value)));
    normalization.std().forEach(value -> field(text, "std", bits(value)));
    signal.ifPresent(
        s -> {
          field(text, "sensor", s.sensor());
          s.channels().forEach(channel -> field(text, "channel", channel));
          field(text, "window", Integer.toString(s.windowLength()));
          field(text, "unit", s.unit());
          field(text, "rate", Long.toHexString(Double.doubleToLongBits(s.samplingRateHz())));
        });
    labels.forEach(label -> field(text, "label", label));
    return new ContractDigest(FileDigest.sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The length in front keeps two different lists of fields from giving the same text. */
  private static void field(StringBuilder text, String name, String value) {
    text.append(name).append(' ').append(value.length()).append(' ').append(value).append('\n');
  }

  private static String bits(float value) {
    return Integer.toHexString(Float.floatToIntBits(value));
  }

  /** The first 64 bits in hex, which a compiler can compare. */
  public String shortHex() {
    return sha256.substring(0, SHORT_DIGITS);
  }
}
