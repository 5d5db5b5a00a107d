package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.DetectionQuality;
import java.util.Arrays;

/**
 * The receiver operating characteristic of a score that should be higher for positive samples.
 *
 * @see <a href="https://doi.org/10.1177/0272989X8900900307">McClish: Analyzing a portion of the ROC
 *     curve (1989)</a>
 */
final class RocCurve {
  private final double[] negatives;
  private final double[] positives;

  /**
   * @param negatives scores of negative samples, at least one
   * @param positives scores of positive samples, at least one
   */
  RocCurve(double[] negatives, double[] positives) {
    this.negatives = sorted(negatives);
    this.positives = sorted(positives);
  }

  private static double[] sorted(double[] scores) {
    // Adding 0 makes a negative zero positive: both are the same score.
    return Arrays.stream(scores).map(score -> score + 0.0).sorted().toArray();
  }

  /** The whole area, and the one up to a false positive rate above 0. */
  DetectionQuality quality(double maxFalsePositiveRate) {
    double smallest = maxFalsePositiveRate * maxFalsePositiveRate / 2;
    double partial = (area(maxFalsePositiveRate) - smallest) / (maxFalsePositiveRate - smallest);
    return new DetectionQuality(area(1), (1 + partial) / 2);
  }

  /**
   * Area below the curve from a false positive rate of 0 to a larger one, by trapezoids; with ties
   * counting half, the whole is the statistic of Mann and Whitney.
   */
  private double area(double end) {
    double area = 0;
    double x = 0;
    double y = 0;
    int negative = negatives.length;
    int positive = positives.length;
    while (x < end && negative > 0) {
      // Samples of the next lower score, of both kinds, become positive decisions together.
      double threshold =
          positive == 0
              ? negatives[negative - 1]
              : larger(negatives[negative - 1], positives[positive - 1]);
      negative = below(negatives, negative, threshold);
      positive = below(positives, positive, threshold);
      double nextX = 1 - (double) negative / negatives.length;
      double nextY = 1 - (double) positive / positives.length;
      double cutX = Math.min(nextX, end);
      double cutY = nextX > x ? y + (nextY - y) * (cutX - x) / (nextX - x) : nextY;
      area += (cutX - x) * (y + cutY) / 2;
      x = cutX;
      y = cutY;
    }
    return Math.min(1, area);
  }

  private static double larger(double one, double other) {
    return Double.compare(one, other) > 0 ? one : other;
  }

  private static int below(double[] scores, int count, double threshold) {
    int left = count;
    while (left > 0 && Double.compare(scores[left - 1], threshold) >= 0) {
      left--;
    }
    return left;
  }
}
