package dev.tinyml.it.benchmark;

import dev.tinyml.it.engine.RecordedModel;
import java.util.Locale;

/** The models that are measured. */
enum BenchmarkModel {
  /** Dense layers, 300-32-16-3. */
  GESTURE("gesture MLP", "tflm/gesture", Bar.DENSE),
  /** Dense layers, 64-128-8-128-64. */
  AUTOENCODER("autoencoder", "zoo/fc_autoencoder", Bar.DENSE),
  /** One-dimensional convolutions over 100x3 values. */
  CONV1D("Conv1D gesture CNN", "tflm/conv1d", Bar.CONVOLUTIONAL),
  /** Depthwise separable convolutions over 49x10 values. */
  DS_CNN("DS-CNN", "tflm/ds_cnn", Bar.CONVOLUTIONAL),
  /** Residual network of 32x32x3 values. */
  RESNET8("ResNet8", "tflm/resnet8", Bar.CONVOLUTIONAL),
  /** MobileNet with a quarter of the channels, 96x96x3 values. */
  MOBILENET("MobileNetV1-0.25", "zoo/mobilenet_v1_025_96", Bar.CONVOLUTIONAL);

  private final String title;
  private final String recorded;
  private final Bar bar;

  BenchmarkModel(String title, String recorded, Bar bar) {
    this.title = title;
    this.recorded = recorded;
    this.bar = bar;
  }

  /** As tables call it. */
  String title() {
    return title;
  }

  /** As options call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bar beside CMSIS-NN on a Cortex-M4F. */
  Bar bar() {
    return bar;
  }

  /** The model with recorded inputs and what TensorFlow Lite Micro made of them. */
  RecordedModel recorded() {
    return RecordedModel.named(recorded);
  }
}
