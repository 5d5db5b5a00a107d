package dev.tinyml.converter.blame;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs two models side by side and sums up how they differ. Not thread-safe. */
final class SideBySide implements AutoCloseable {
  private final ModelPair models;
  private final HeldOut heldOut;
  private final FloatActivations floats;
  private final DeviceActivations quantized;
  private final FloatEngine floatEngine;
  private final DeviceEngine deviceEngine;

  SideBySide(ModelPair models, HeldOut heldOut) {
    this.models = models;
    this.heldOut = heldOut;
    floats =
        new FloatActivations(
            models.reference().structure(),
            models.operators(),
            models.wanted(),
            models.scores().places());
    quantized = new DeviceActivations(models.device().structure(), models.operators(), floats);
    floatEngine = new FloatEngine(models.reference(), Optional.of(floats), StateBetweenRuns.RESET);
    try {
      deviceEngine = DeviceEngine.microcontroller(models.device(), quantized);
    } catch (RuntimeException e) {
      floatEngine.close();
      throw e;
    }
  }

  /**
   * Adds a sample.
   *
   * @param sample its position among the held-out samples
   * @param alone whether each operator is to be quantized alone as well
   */
  void add(int sample, boolean alone, List<OperatorSums> sums) {
    List<FloatTensor> inputs = heldOut.samples().apply(sample);
    floats.keepExact();
    List<FloatTensor> outputs = floatEngine.run(inputs);
    floats.keepRounded();
    floatEngine.run(inputs);
    quantized.accumulate(sums);
    deviceEngine.run(inputs);
    quantized.isolate(sums);
    deviceEngine.run(inputs);
    addInputs(inputs, sums);
    if (alone) {
      addAlone(sample, inputs, outputs, sums);
    }
  }

  private void addInputs(List<FloatTensor> inputs, List<OperatorSums> sums) {
    for (int i = 0; i < inputs.size(); i++) {
      if (models.inputs().get(i).isPresent()) {
        StoredValues form = models.inputs().get(i).get();
        OperatorSums input = sums.get(models.operators().size() + i);
        float[] values = inputs.get(i).toArray();
        float[] rounded = form.rounded(values);
        input.own().add(values, rounded, form);
        input.accumulated().add(values, rounded, form);
        input.range().add(values, form);
      }
    }
  }

  private void addAlone(
      int sample, List<FloatTensor> inputs, List<FloatTensor> outputs, List<OperatorSums> sums) {
    boolean right = isRight(sample, outputs);
    for (int i = 0; i < models.operators().size(); i++) {
      Map<TensorPlace, float[]> replacements = quantized.alone(i);
      boolean rightAlone =
          replacements.isEmpty()
              ? right
              : isRight(sample, replaced(with(inputs, replacements), replacements));
      addScores(sums.get(i).alone(), !replacements.isEmpty());
      sums.get(i).alone().judged(rightAlone);
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (models.inputs().get(i).isPresent()) {
        StoredValues form = models.inputs().get(i).get();
        List<FloatTensor> rounded = new ArrayList<>(inputs);
        rounded.set(
            i, new FloatTensor(inputs.get(i).shape(), form.rounded(inputs.get(i).toArray())));
        boolean rightAlone = isRight(sample, replaced(rounded, Map.of()));
        AloneSums input = sums.get(models.operators().size() + i).alone();
        addScores(input, true);
        input.judged(rightAlone);
      }
    }
  }

  private List<FloatTensor> replaced(
      List<FloatTensor> inputs, Map<TensorPlace, float[]> replacements) {
    floats.replace(replacements);
    return floatEngine.run(inputs);
  }

  private void addScores(AloneSums alone, boolean differs) {
    for (int i = 0; i < models.scores().places().size(); i++) {
      TensorPlace place = models.scores().places().get(i);
      Optional<float[]> exact = floats.exact().get(place, 0);
      Optional<float[]> found = differs ? floats.replaced().get(place, 0) : exact;
      if (exact.isPresent() && found.isPresent()) {
        alone.add(i, exact.get(), found.get());
      }
    }
  }

  /** Inputs of the model are activations that no operator writes. */
  private List<FloatTensor> with(List<FloatTensor> inputs, Map<TensorPlace, float[]> replaced) {
    List<FloatTensor> with = new ArrayList<>(inputs);
    for (int i = 0; i < inputs.size(); i++) {
      int tensor = models.reference().structure().inputs().get(i);
      float[] values = replaced.get(new TensorPlace(0, tensor));
      if (values != null) {
        with.set(i, new FloatTensor(inputs.get(i).shape(), values));
      }
    }
    return with;
  }

  private boolean isRight(int sample, List<FloatTensor> outputs) {
    return heldOut.judge().map(judge -> judge.isRight(sample, outputs)).orElse(false);
  }

  @Override
  public void close() {
    deviceEngine.close();
    floatEngine.close();
  }
}
