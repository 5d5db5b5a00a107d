package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;

/** The average extremes of a sample, see {@link RunningRange}. */
record MovingAverage() implements RangeMethod {

  @Override
  public ActivationRange choose(TensorObservation observed) {
    return observed.movingAverage();
  }
}
