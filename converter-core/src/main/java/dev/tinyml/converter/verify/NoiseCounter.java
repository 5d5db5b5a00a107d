package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.OutputNoise;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up how much the device's outputs differ from the float model's. Not thread-safe; one per
 * comparison, float model first.
 */
public final class NoiseCounter implements OutputPairs {
  private final List<Double> signals = new ArrayList<>();
  private final List<Double> noises = new ArrayList<>();

  @Override
  public void see(int position, List<FloatTensor> floats, List<FloatTensor> devices) {
    for (int output = 0; output < floats.size(); output++) {
      if (output == signals.size()) {
        signals.add(0.0);
        noises.add(0.0);
      }
      double signal = signals.get(output);
      double noise = noises.get(output);
      FloatTensor reference = floats.get(output);
      for (int i = 0; i < reference.size(); i++) {
        double value = reference.get(i);
        double error = value - devices.get(output).get(i);
        signal += Double.isFinite(value) ? value * value : 0;
        noise += FiniteError.of(error * error);
      }
      signals.set(output, signal);
      noises.set(output, FiniteError.of(noise));
    }
  }

  /** What was counted up to now, one per output. */
  public List<OutputNoise> result() {
    List<OutputNoise> result = new ArrayList<>();
    for (int output = 0; output < signals.size(); output++) {
      result.add(new OutputNoise(signals.get(output), noises.get(output)));
    }
    return result;
  }
}
