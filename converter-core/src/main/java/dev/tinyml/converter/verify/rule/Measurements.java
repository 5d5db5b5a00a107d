package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.List;

/**
 * What rules look at.
 *
 * @param verification what was measured about the models
 * @param deviceBytes size of the device's model
 * @param classNames one per class; empty when unknown
 * @param suspects operators to look at first, in a few words each, the most suspicious first; empty
 *     when nobody looked
 */
public record Measurements(
    VerificationInfo verification,
    long deviceBytes,
    List<String> classNames,
    List<String> suspects) {
  private static final String CURE =
      "look for activations of wide range (unbounded ReLU, no normalization of inputs), give more"
          + " representative samples, try <repair>, or train with quantization-aware training";

  /** Copies the lists. */
  public Measurements {
    classNames = List.copyOf(classNames);
    suspects = List.copyOf(suspects);
  }

  /** Those of a finished conversion. */
  public static Measurements of(ConversionManifest manifest) {
    return new Measurements(
        manifest.verification(),
        manifest.deviceModel().size(),
        manifest.dataset().classNames(),
        manifest.quantization().map(QuantizationInfo::suspects).orElse(List.of()));
  }

  /** What to do about a model that loses too much in quantization. */
  String cure() {
    return suspects.isEmpty()
        ? CURE
        : "start with what loses most: " + String.join("; ", suspects) + "; then " + CURE;
  }

  /** What to call a class. */
  String className(int index) {
    return index < classNames.size() ? classNames.get(index) : "class " + index;
  }
}
