package dev.tinyml.converter.calibration;

import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model should give for each sample.
 *
 * @param arrays one per output of the model, first axis is the sample; empty when unknown
 * @param shapes of one sample's target for each output, without batch
 */
record Targets(List<NpyArray> arrays, List<Shape> shapes) {
  /** No targets. */
  static final Targets NONE = new Targets(List.of(), List.of());

  Targets {
    arrays = List.copyOf(arrays);
    shapes = List.copyOf(shapes);
  }

  /** The targets of a sample, one per output. */
  List<FloatTensor> of(int sample) {
    List<FloatTensor> tensors = new ArrayList<>(arrays.size());
    for (int output = 0; output < arrays.size(); output++) {
      float[] values = new float[shapes.get(output).elementCount()];
      int start = Math.multiplyExact(sample, values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] = arrays.get(output).floatAt(start + i);
      }
      tensors.add(new FloatTensor(shapes.get(output), values));
    }
    return tensors;
  }
}
