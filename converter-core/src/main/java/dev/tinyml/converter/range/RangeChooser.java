package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses the range of every activation by one method. Immutable and thread-safe. */
public final class RangeChooser {
  private final RangeMethod method;

  /**
   * @param calibration how to choose
   * @param grid what activations are going to be quantized to
   */
  public RangeChooser(Calibration calibration, Grid grid) {
    method =
        switch (calibration.method()) {
          case MIN_MAX -> new MinMax();
          case PERCENTILE -> new PercentileRange(calibration.percentile());
          case MSE -> new LeastSquaresRange(grid);
          // 16 bits lose so little information that the divergence is noise.
          case ENTROPY -> grid.equals(Grid.INT8) ? new EntropyRange() : new MinMax();
          case MOVING_AVERAGE -> new MovingAverage();
        };
  }

  /**
   * A range for each observed tensor. It lies within the values that the tensor had, but for zero,
   * which every quantized tensor can hold and the native quantizer adds where it is missing.
   */
  public SortedMap<TensorPlace, ActivationRange> choose(Observations observations) {
    SortedMap<TensorPlace, ActivationRange> ranges = new TreeMap<>();
    observations
        .tensors()
        .forEach(
            (place, observed) ->
                ranges.put(
                    place,
                    observations.unclipped().contains(place)
                        ? observed.range()
                        : method.choose(observed)));
    return ranges;
  }
}
