package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;

/** All values, as TFLiteConverter's calibrator. */
record MinMax() implements RangeMethod {

  @Override
  public ActivationRange choose(TensorObservation observed) {
    return observed.range();
  }
}
