package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.DetectionQuality;
import dev.tinyml.converter.manifest.DetectionResult;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Keeps the scores that float and device's model give to samples of two kinds. Four numbers per
 * sample at most; not thread-safe.
 */
final class DetectionCounter {
  private final DoubleStream.Builder floatNegatives = DoubleStream.builder();
  private final DoubleStream.Builder floatPositives = DoubleStream.builder();
  private final DoubleStream.Builder deviceNegatives = DoubleStream.builder();
  private final DoubleStream.Builder devicePositives = DoubleStream.builder();

  /** Takes account of one sample. */
  void add(boolean positive, double floatScore, double deviceScore) {
    (positive ? floatPositives : floatNegatives).add(floatScore);
    (positive ? devicePositives : deviceNegatives).add(deviceScore);
  }

  /** What was counted, once; empty unless there were samples of both kinds. */
  Optional<DetectionResult> result() {
    double[] negatives = deviceNegatives.build().toArray();
    double[] positives = devicePositives.build().toArray();
    if (negatives.length == 0 || positives.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new DetectionResult(
            negatives.length,
            positives.length,
            Optional.of(
                quality(floatNegatives.build().toArray(), floatPositives.build().toArray())),
            quality(negatives, positives)));
  }

  private static DetectionQuality quality(double[] negatives, double[] positives) {
    return new RocCurve(negatives, positives).quality(DetectionResult.MAX_FALSE_POSITIVE_RATE);
  }
}
