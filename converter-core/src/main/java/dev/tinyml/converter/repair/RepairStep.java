package dev.tinyml.converter.repair;

import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.ElementType;

/**
 * The rungs of the ladder, in the order in which they are tried: what costs nothing on the device
 * comes first, and what costs memory last. The first four choose ranges and stand for each other;
 * the others are added to the best of what was tried before.
 */
public enum RepairStep {
  /** Ranges as TFLiteConverter chooses them. */
  MIN_MAX {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      return configured.with(Calibration.of(CalibrationMethod.MIN_MAX));
    }
  },
  /** Ranges without the rarest values. */
  PERCENTILE {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      return configured.with(
          new Calibration(CalibrationMethod.PERCENTILE, configured.calibration().percentile()));
    }
  },
  /**
   * Ranges without more of them: outliers in one sample of a hundred are more than the usual
   * percentile leaves out.
   */
  LOWER_PERCENTILE {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      double percentile = Math.min(LOWER, configured.calibration().percentile());
      return configured.with(new Calibration(CalibrationMethod.PERCENTILE, percentile));
    }
  },
  /** Ranges with the least error. */
  MSE {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      return configured.with(Calibration.of(CalibrationMethod.MSE));
    }
  },
  /** Weights of consecutive layers brought to the same range. */
  EQUALIZATION {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      return best.withEqualization(true);
    }
  },
  /** Biases that make up for the mean error. */
  BIAS_CORRECTION {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      return best.withBiasCorrection(true);
    }
  },
  /**
   * Activations of 16 bits: twice the arena. Their steps are so fine that clipping could only lose.
   */
  INT16_ACTIVATIONS {
    @Override
    QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best) {
      return best.with(Calibration.of(CalibrationMethod.MIN_MAX))
          .with(
              QuantizationScheme.INT16X8,
              wider(configured.inputType()),
              wider(configured.outputType()));
    }
  };

  private static final double LOWER = 99.5;

  /**
   * The options to try.
   *
   * @param configured what the user configured
   * @param best the best that was tried up to now
   */
  abstract QuantizeOptions after(QuantizeOptions configured, QuantizeOptions best);

  private static ElementType wider(ElementType border) {
    return border == ElementType.FLOAT32 ? border : ElementType.INT16;
  }
}
