package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.ModelBytes;

/**
 * A model that may go on a board: its bytes are those that were measured, and the gate passed.
 * There is no other way to make one.
 */
public final class VerifiedModel {
  private final ConversionManifest manifest;
  private final ModelBytes deviceModel;

  private VerifiedModel(ConversionManifest manifest, ModelBytes deviceModel) {
    this.manifest = manifest;
    this.deviceModel = deviceModel;
  }

  /**
   * Checks a model that an earlier goal left behind.
   *
   * @param manifest what was measured
   * @param deviceModel the model's bytes now
   * @param gate what it must pass
   * @throws ProblemException when the bytes are others, or the gate does not pass
   */
  public static VerifiedModel restore(
      ConversionManifest manifest, ModelBytes deviceModel, Gate gate) {
    String digest = FileDigest.sha256(deviceModel.toArray());
    if (!digest.equals(manifest.deviceModel().sha256())) {
      throw new ProblemException(
          new Problem(
              "model-changed",
              ProblemKind.BROKEN_INPUT,
              manifest.deviceModel().name(),
              "SHA-256 " + digest,
              "SHA-256 " + manifest.deviceModel().sha256() + ", which was verified",
              "run tinyml:convert again; files in the output folder are not for editing"));
    }
    GateVerdict verdict = gate.judge(manifest);
    if (!verdict.passed()) {
      throw new ProblemException(verdict.problems());
    }
    return new VerifiedModel(manifest, deviceModel);
  }

  /** What was measured. */
  public ConversionManifest manifest() {
    return manifest;
  }

  /** The model's bytes. */
  public ModelBytes deviceModel() {
    return deviceModel;
  }
}
