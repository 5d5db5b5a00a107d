package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.report.SuspectReport;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import java.util.List;
import java.util.Optional;

/** Manifests for tests, with every part filled. */
public final class SampleManifest {
  private SampleManifest() {}

  /** A manifest of a model of these bytes with these measurements. */
  public static ConversionManifest of(byte[] deviceModel, VerificationInfo verification) {
    return new ConversionManifest(
        "gesture",
        new ToolVersions("1", "2.18.0", "2.20.0"),
        "ab".repeat(32),
        "keras-v3",
        FileDigest.of("gesture.keras", new byte[] {1}),
        new DatasetInfo(
            "gestures",
            300,
            List.of(FileDigest.of("X.npy", new byte[] {2})),
            List.of("up", "down"),
            Optional.of(new SignalInfo("accelerometer", List.of("x", "y", "z"), 2, "m/s^2", 50)),
            new Normalization(List.of(0.1f, 0.2f, 9.8f), List.of(1f, 2f, 3f))),
        Json.object().put("seed", 42).build(),
        Optional.of(FileDigest.of("model_float.tflite", new byte[4000])),
        FileDigest.of("model_int8.tflite", deviceModel),
        List.of(new OperatorUse("FULLY_CONNECTED", false, 4, 3)),
        List.of(
            tensor(0, false, List.of(0.5f), List.of(-128L)),
            tensor(1, true, List.of(0.1f, 0.3f), List.of(0L, 0L)),
            new TensorInfo(
                2, false, new TensorSpec("raw", Shape.of(1), ElementType.INT32, Optional.empty()))),
        List.of(0),
        List.of(1),
        new CalibrationInfo(42, List.of(5, 3), List.of(1, 1), List.of("Only 2 samples.")),
        Optional.of(
            new QuantizationInfo(
                Json.object().put("scheme", "INT8").build(),
                List.of(
                    new AttemptReport(
                        "as configured",
                        List.of(new RuleReport("maxSize", "at most 9 bytes", "3 bytes", true)),
                        true)),
                40,
                List.of(
                    new SuspectReport(
                        0,
                        2,
                        "FULLY_CONNECTED",
                        "dense_1",
                        "dense_1/Relu",
                        Optional.of(0.75),
                        "three quarters of the error",
                        "bound its activation")))),
        verification,
        FileDigest.of(GoldenVectors.FILE_NAME, new byte[] {3}),
        Optional.of(FileDigest.of("report.json", new byte[] {7})),
        Optional.empty());
  }

  private static TensorInfo tensor(
      int index, boolean constant, List<Float> scales, List<Long> zeroPoints) {
    return new TensorInfo(
        index,
        constant,
        new TensorSpec(
            "t" + index,
            Shape.of(1, 2),
            ElementType.INT8,
            Optional.of(new QuantizationParams(scales, zeroPoints, 1))));
  }

  /** Measurements: a float difference, and how many of 100 samples each model gets right. */
  public static VerificationInfo measured(double difference, int floatRight, int int8Right) {
    return new VerificationInfo(
        Optional.of(new FloatComparison(100, difference, difference)),
        Optional.of(new FloatComparison(16, 1e-6, 1e-6)),
        Optional.of(new FloatComparison(100, 0.05, 0.05)),
        Optional.of(
            new ClassificationResult(Optional.of(confusion(floatRight)), confusion(int8Right))));
  }

  private static List<List<Integer>> confusion(int right) {
    return List.of(List.of(right, 100 - right), List.of(0, 0));
  }
}
