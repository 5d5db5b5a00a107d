package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;

/** A way to choose a range from what a tensor held. Implementations are immutable. */
sealed interface RangeMethod
    permits MinMax, MovingAverage, PercentileRange, LeastSquaresRange, EntropyRange {

  /** The range for a tensor. */
  ActivationRange choose(TensorObservation observed);
}
