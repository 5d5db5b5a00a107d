package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.GateVerdict;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;

/** Goals that judge a conversion or need one that passed. */
abstract class GateParameters extends BoardParameters {

  /**
   * The float TensorFlow Lite model and the imported graph must differ by less than this, and so
   * must the graph and Keras' predictions where {@code <expected>} gives them. An absolute
   * difference of output values, 0 or more. Unless configured it is 0.001.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxFloatDifference")
  private String maxFloatDifference;

  /**
   * A warning is given when quantization costs this many percentage points of accuracy or more,
   * measured on the labelled samples that did not calibrate. Unless configured it is 2.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.warnAccuracyDrop")
  private String warnAccuracyDrop;

  /**
   * The build fails when quantization costs this many percentage points of accuracy or more,
   * measured as for {@code <warnAccuracyDrop>}. Unless configured it is 5, and a model without
   * labelled samples passes with a warning; configured, it has to be measured.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxAccuracyDrop")
  private String maxAccuracyDrop;

  /**
   * The build fails when the device's model recognizes a smaller part of the held-out samples of a
   * class: a fraction from 0 to 1 or a percentage, for all classes or for some by name.
   *
   * <pre>{@code
   * <minRecall>0.8, fall=0.95</minRecall>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.minRecall")
  private String minRecall;

  /**
   * The build fails when the outputs of the device's model are noisier than this against those of
   * the float model: 10 times the logarithm of the float outputs' power over that of the
   * difference, in dB, of the worst output.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.minSignalToNoise")
  private String minSignalToNoise;

  /**
   * The build fails when the device's predictions are further from the targets: the root of the
   * mean squared error over the held-out samples, in the targets' unit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxRegressionError")
  private String maxRegressionError;

  /**
   * The build fails when quantization adds more to that error: percent of the standard deviation of
   * the targets.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxRegressionErrorIncrease")
  private String maxRegressionErrorIncrease;

  /**
   * The build fails when quantization adds more to the reconstruction error of an autoencoder:
   * percent of the float model's error.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxReconstructionErrorIncrease")
  private String maxReconstructionErrorIncrease;

  /**
   * The build fails when the device's model tells normal samples from others worse: the area under
   * the ROC curve, from 0 to 1.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.minAuc")
  private String minAuc;

  /**
   * The build fails when quantization costs more of the area under the ROC curve, from 0 to 1.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxAucDrop")
  private String maxAucDrop;

  /**
   * The build fails when the device's model is larger: bytes, or a number with B, kB, KiB, MB or
   * MiB.
   *
   * <pre>{@code
   * <maxSize>64 KiB</maxSize>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxSize")
  private String maxSize;

  final Gate gate() {
    return new Gate(limits());
  }

  /**
   * The rules' limits.
   *
   * @throws ProblemException when one is none for its rule
   */
  final GateLimits limits() {
    SortedMap<String, String> settings = new TreeMap<>();
    put(settings, "maxFloatDifference", maxFloatDifference);
    put(settings, "warnAccuracyDrop", warnAccuracyDrop);
    put(settings, "maxAccuracyDrop", maxAccuracyDrop);
    put(settings, "minRecall", minRecall);
    put(settings, "minSignalToNoise", minSignalToNoise);
    put(settings, "maxRegressionError", maxRegressionError);
    put(settings, "maxRegressionErrorIncrease", maxRegressionErrorIncrease);
    put(settings, "maxReconstructionErrorIncrease", maxReconstructionErrorIncrease);
    put(settings, "minAuc", minAuc);
    put(settings, "maxAucDrop", maxAucDrop);
    put(settings, "maxSize", maxSize);
    return new GateLimits(settings);
  }

  /** Adds a problem for each limit that is none for its rule. */
  final void checkLimits(Problems problems) {
    try {
      limits();
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
    }
  }

  private static void put(SortedMap<String, String> settings, String name, String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  /** Makes the report tell of a conversion, and says where it is when that is news. */
  final void report(ManifestFile file) {
    ReportPages pages = new ReportPages(conversionFiles(), boardCatalogue().boards());
    if (pages.update(file, gate())) {
      getLog().info("Report: " + pages.path());
    }
  }

  /** Logs what was measured and ends the goal when it is not good enough. */
  final void judge(ManifestFile file) {
    Gate gate = gate();
    VariantProblems problems = new VariantProblems();
    for (ConversionManifest manifest : file.manifests()) {
      GateVerdict verdict = gate.judge(manifest);
      show(manifest, verdict);
      problems.add(manifest, verdict.problems());
    }
    ReportPages pages = new ReportPages(conversionFiles(), boardCatalogue().boards());
    pages.update(file, gate);
    getLog().info("Report: " + pages.path());
    if (!problems.list().isEmpty()) {
      throw new ProblemException(problems.list());
    }
  }

  private void show(ConversionManifest manifest, GateVerdict verdict) {
    manifest.variant().ifPresent(v -> getLog().info("Model " + v.describe() + ":"));
    new MeasurementTable(manifest).lines().forEach(getLog()::info);
    manifest
        .quantization()
        .filter(info -> info.attempts().size() > 1)
        .ifPresent(info -> new AttemptTable(info).lines().forEach(getLog()::info));
    List<String> rules = new RuleTable(verdict.judgements()).lines();
    rules.forEach(verdict.passed() ? getLog()::info : getLog()::error);
    verdict.warnings().forEach(getLog()::warn);
  }
}
