package dev.tinyml.converter.correction;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.ActivationPairs;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.ConstantWriter;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.OperatorPair;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A quantized layer whose biases can be corrected, and the float layer that it was made from.
 *
 * @param real the float layer
 * @param quantized the quantized one
 * @param bias its biases, integers in steps of input scale × weight scale
 * @param realWeights weights of the float layer
 * @param realBias its biases, zeros when it has none
 * @param weights what the quantized weights stand for
 * @param steps what 1 stands for in the biases, per output channel
 */
record CorrectableLayer(
    WeightLayer real,
    WeightLayer quantized,
    TfliteTensor bias,
    float[] realWeights,
    float[] realBias,
    float[] weights,
    double[] steps) {

  /** The layers of two models, in the device's execution order. */
  static List<CorrectableLayer> of(FloatTfliteModel reference, DeviceModel device) {
    ConstantReader realConstants = new ConstantReader(reference.bytes());
    ConstantReader constants = new ConstantReader(device.bytes());
    List<CorrectableLayer> layers = new ArrayList<>();
    for (OperatorPair pair :
        ActivationPairs.of(reference.structure(), device.structure()).operators()) {
      if (pair.subgraph() == 0) {
        Optional<WeightLayer> real =
            WeightLayer.of(reference.structure().main(), pair.floatOperator());
        Optional<WeightLayer> quantized =
            WeightLayer.of(device.structure().main(), pair.deviceOperator());
        if (real.isPresent()
            && quantized.isPresent()
            && isQuantized(quantized.get(), device)
            && matches(real.get(), quantized.get())) {
          layers.add(of(real.get(), realConstants, quantized.get(), constants));
        }
      }
    }
    return layers;
  }

  private static boolean isQuantized(WeightLayer layer, DeviceModel device) {
    ElementType input = layer.input().spec().type();
    return (input == ElementType.INT8 || input == ElementType.INT16)
        && layer.input().spec().quantization().isPresent()
        && layer.weights().spec().type() == ElementType.INT8
        && layer.weights().spec().quantization().isPresent()
        && layer.bias().filter(bias -> isOwn(bias, device)).isPresent();
  }

  /** Biases that other operators read too can't be changed for one of them. */
  private static boolean isOwn(TfliteTensor bias, DeviceModel device) {
    ElementType type = bias.spec().type();
    long uses =
        device.structure().main().operators().stream()
            .flatMap(operator -> operator.inputs().stream())
            .filter(input -> input == bias.index())
            .count();
    return (type == ElementType.INT32 || type == ElementType.INT64)
        && uses == 1
        && new ConstantWriter().isAlone(device.bytes(), bias.index());
  }

  private static boolean matches(WeightLayer real, WeightLayer quantized) {
    return real.operator().name().equals(quantized.operator().name())
        && real.input().spec().type() == ElementType.FLOAT32
        && real.weights().spec().type() == ElementType.FLOAT32
        && real.weights().spec().shape().equals(quantized.weights().spec().shape())
        && real.bias().filter(b -> b.spec().type() != ElementType.FLOAT32).isEmpty();
  }

  private static CorrectableLayer of(
      WeightLayer real, ConstantReader realConstants, WeightLayer quantized, ConstantReader bytes) {
    TfliteTensor bias = quantized.bias().orElseThrow();
    QuantizationParams scales = quantized.weights().spec().quantization().orElseThrow();
    float inputScale = quantized.input().spec().quantization().orElseThrow().scale();
    double[] steps = new double[quantized.channels()];
    for (int c = 0; c < steps.length; c++) {
      steps[c] = (double) inputScale * scales.scales().get(scales.isPerChannel() ? c : 0);
    }
    byte[] stored = bytes.bytes(quantized.weights().index());
    float[] weights = new float[quantized.weights().spec().shape().elementCount()];
    for (int i = 0; i < weights.length; i++) {
      int slice = scales.isPerChannel() ? quantized.outputChannel(i) : 0;
      weights[i] = scales.scales().get(slice) * (stored[i] - scales.zeroPoints().get(slice));
    }
    return new CorrectableLayer(
        real,
        quantized,
        bias,
        floats(realConstants, real.weights()),
        real.bias().map(b -> floats(realConstants, b)).orElse(new float[steps.length]),
        weights,
        steps);
  }

  private static float[] floats(ConstantReader constants, TfliteTensor tensor) {
    float[] values = new float[tensor.spec().shape().elementCount()];
    ByteBuffer.wrap(constants.bytes(tensor.index()))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  /** Number of output channels. */
  int channels() {
    return steps.length;
  }

  /**
   * What the float layer gives on average before its activation function, per output channel.
   *
   * @param means of what it reads
   */
  double[] expected(TapMeans means) {
    return average(realWeights, realBias, real, means);
  }

  /**
   * What the quantized weights would give on average on what the float layer reads, without biases.
   *
   * @param means of what the float layer reads
   */
  double[] expectedOfWeights(TapMeans means) {
    return average(weights, new float[channels()], real, means);
  }

  /**
   * What the quantized layer gives on average, without biases.
   *
   * @param means of what it reads
   */
  double[] found(TapMeans means) {
    return average(weights, new float[channels()], quantized, means);
  }

  private static double[] average(
      float[] weights, float[] bias, WeightLayer layer, TapMeans means) {
    double[] average = new double[bias.length];
    for (int c = 0; c < bias.length; c++) {
      average[c] = bias[c];
    }
    for (int i = 0; i < weights.length; i++) {
      average[layer.outputChannel(i)] += weights[i] * means.mean(i);
    }
    return average;
  }
}
