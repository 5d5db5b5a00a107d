package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.GateVerdict;
import org.apache.maven.plugins.annotations.Parameter;

/** Goals that judge a conversion or need one that passed. */
abstract class GateParameters extends AbstractTinymlMojo {

  /**
   * The float TensorFlow Lite model and the imported graph must differ by less than this, and so
   * must the graph and Keras' predictions where {@code <expected>} gives them. An absolute
   * difference of output values, 0 or more.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxFloatDifference", defaultValue = "0.001")
  private double maxFloatDifference;

  /**
   * A warning is given when int8 costs this many percentage points of accuracy or more, measured on
   * the labelled samples that did not calibrate. Without labels nothing is measured.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.warnAccuracyDrop", defaultValue = "2")
  private double warnAccuracyDrop;

  /**
   * The build fails when int8 costs this many percentage points of accuracy or more, measured as
   * for {@code <warnAccuracyDrop>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.maxAccuracyDrop", defaultValue = "5")
  private double maxAccuracyDrop;

  final Gate gate() {
    return new Gate(new GateLimits(maxFloatDifference, warnAccuracyDrop, maxAccuracyDrop));
  }

  /** Logs what was measured and ends the goal when it is not good enough. */
  final void judge(ConversionManifest manifest) {
    Gate gate = gate();
    new MeasurementTable(manifest).lines().forEach(getLog()::info);
    GateVerdict verdict = gate.judge(manifest);
    verdict.warnings().forEach(getLog()::warn);
    if (!verdict.passed()) {
      throw new ProblemException(verdict.problems());
    }
  }
}
