package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.verify.GoldenVectorMaker;
import java.util.ArrayList;
import java.util.List;

/** Chooses the samples of golden vectors, evenly spread, and records them. Stateless. */
final class GoldenSamples {

  GoldenVectors record(SampleData data, int wanted, DeviceModel model) {
    List<Integer> pool = data.measuring();
    List<Integer> chosen = new ArrayList<>();
    int count = Math.min(wanted, pool.size());
    for (int i = 0; i < count; i++) {
      chosen.add(pool.get((int) ((long) i * pool.size() / count)));
    }
    try (DeviceEngine engine = DeviceEngine.microcontroller(model)) {
      return new GoldenVectorMaker()
          .make(engine, chosen, data.dataset()::raw, data.dataset()::normalized);
    }
  }
}
