package dev.tinyml.converter.correction;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.ConstantWriter;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets biases so that layers give on average what the float model's layers give, before their
 * activation functions. One per pair of models; the float model runs once.
 */
final class BiasSweep {
  private final List<CorrectableLayer> layers;
  private final Iterable<List<FloatTensor>> samples;
  private final MeansOfRuns runs;
  private final InputMeans realMeans;

  /**
   * @param device the quantized model as it was, or the same with other biases
   * @param samples to take means over
   * @param runs takes them
   */
  BiasSweep(
      FloatTfliteModel reference,
      DeviceModel device,
      Iterable<List<FloatTensor>> samples,
      MeansOfRuns runs) {
    this.samples = samples;
    layers = CorrectableLayer.of(reference, device);
    this.runs = runs;
    List<WeightLayer> real = layers.stream().map(CorrectableLayer::real).toList();
    realMeans =
        real.isEmpty()
            ? new InputMeans(real)
            : runs.measure(
                real,
                samples,
                means -> new FloatEngine(reference, Optional.of(means), StateBetweenRuns.RESET));
  }

  /** The layers whose biases can be set, in execution order. */
  List<CorrectableLayer> layers() {
    return layers;
  }

  /**
   * Makes up for the rounding of weights alone, as if each layer read what the float layer reads.
   */
  DeviceModel ofWeights(DeviceModel device) {
    Map<CorrectableLayer, double[]> wanted = new HashMap<>();
    for (CorrectableLayer layer : layers) {
      TapMeans means = realMeans.of(layer.real());
      if (!means.isEmpty()) {
        wanted.put(layer, minus(layer.expected(means), layer.expectedOfWeights(means)));
      }
    }
    return with(device, wanted);
  }

  /**
   * Makes up for what the layers of a model lack when it runs.
   *
   * @param some the layers to correct
   */
  DeviceModel ofRuns(DeviceModel device, List<CorrectableLayer> some) {
    InputMeans foundMeans =
        runs.measure(
            some.stream().map(CorrectableLayer::quantized).toList(),
            samples,
            means -> DeviceEngine.desktop(device, KernelSet.OPTIMIZED, means));
    Map<CorrectableLayer, double[]> wanted = new HashMap<>();
    for (CorrectableLayer layer : some) {
      TapMeans means = realMeans.of(layer.real());
      TapMeans found = foundMeans.of(layer.quantized());
      if (!means.isEmpty() && !found.isEmpty()) {
        wanted.put(layer, minus(layer.expected(means), layer.found(found)));
      }
    }
    return with(device, wanted);
  }

  private static double[] minus(double[] these, double[] those) {
    double[] difference = these.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= those[i];
    }
    return difference;
  }

  /**
   * @param wanted biases as real numbers
   */
  private static DeviceModel with(DeviceModel device, Map<CorrectableLayer, double[]> wanted) {
    Map<Integer, byte[]> contents = new HashMap<>();
    wanted.forEach((layer, biases) -> contents.put(layer.bias().index(), stored(layer, biases)));
    return new DeviceModel(
        new ConstantWriter().writeBytes(device.bytes(), contents), device.structure());
  }

  private static byte[] stored(CorrectableLayer layer, double[] biases) {
    boolean wide = layer.bias().spec().type() == ElementType.INT64;
    ByteBuffer bytes =
        ByteBuffer.allocate(biases.length * (wide ? Long.BYTES : Integer.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < biases.length; c++) {
      // Rounding to a whole number saturates in both types.
      double number = biases[c] / layer.steps()[c];
      if (wide) {
        bytes.putLong(Math.round(number));
      } else {
        bytes.putInt((int) Math.rint(number));
      }
    }
    return bytes.array();
  }
}
