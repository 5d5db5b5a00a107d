package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.SuspectReport;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What rules look at.
 *
 * @param verification what was measured about the models
 * @param deviceBytes size of the device's model
 * @param classNames one per class; empty when unknown
 * @param suspects operators to look at first, the likeliest first; empty when nobody looked
 */
public record Measurements(
    VerificationInfo verification,
    long deviceBytes,
    List<String> classNames,
    List<SuspectReport> suspects) {
  private static final String CURE =
      "look for activations of wide range (unbounded ReLU, no normalization of inputs), give more"
          + " representative samples, try <repair>, or train with quantization-aware training";

  private static final int MOST_SUSPECTS = 3;

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
        : "start with "
            + suspects.stream()
                .limit(MOST_SUSPECTS)
                .map(Measurements::describe)
                .collect(Collectors.joining(", then "))
            + "; else "
            + CURE;
  }

  private static String describe(SuspectReport suspect) {
    return suspect.kind()
        + " "
        + suspect.layer()
        + " ("
        + suspect.reason()
        + ": "
        + suspect.nextStep()
        + ")";
  }

  /** What to call a class. */
  String className(int index) {
    return index < classNames.size() ? classNames.get(index) : "class " + index;
  }
}
