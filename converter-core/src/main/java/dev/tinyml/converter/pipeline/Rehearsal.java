package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.range.Observer;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.RehearsalModel;
import java.util.Collections;
import java.util.List;

/**
 * Calibrates a model that nobody needs, so that Java has loaded and compiled what calibration takes
 * by the time a real model is there. Its results are thrown away. Stateless.
 */
final class Rehearsal {
  private static final int WIDTH = 512;

  /** More than the calls after which Java compiles a method. */
  private static final int SAMPLES = 300;

  /** What runs once per calibration is slow for the first two times. */
  private static final int ROUNDS = 2;

  /** Two, so that dealing samples out is part of it. */
  private static final int THREADS = 2;

  void run() {
    FloatTfliteModel model = new RehearsalModel(WIDTH).make();
    List<FloatTensor> sample = List.of(sample());
    List<List<FloatTensor>> samples = Collections.nCopies(SAMPLES, sample);
    Observer observer = new Observer(new ParallelSamples(THREADS));
    for (int round = 0; round < ROUNDS; round++) {
      observer.observe(model, samples, RangePolicy.EXACT);
    }
  }

  /** From −1 to 1. */
  private static FloatTensor sample() {
    float[] values = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      values[i] = 2f * i / WIDTH - 1;
    }
    return new FloatTensor(Shape.of(1, WIDTH), values);
  }
}
