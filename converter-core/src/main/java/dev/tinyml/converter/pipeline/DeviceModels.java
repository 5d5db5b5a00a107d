package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;

/** Makes models for the device of one source, in whatever way is asked for. */
final class DeviceModels {
  private final FloatSource source;
  private final FloatTfliteModel floatModel;
  private final SampleData data;
  private final Int8Quantizer quantizer;

  /**
   * @param floatModel the source, converted
   * @param data whose calibration samples are the representative ones
   */
  DeviceModels(
      FloatSource source,
      FloatTfliteModel floatModel,
      SampleData data,
      TensorFlowLiteConverter converter) {
    this.source = source;
    this.floatModel = floatModel;
    this.data = data;
    quantizer = new Int8Quantizer(converter);
  }

  /**
   * A model for the device.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when the options contradict each other,
   *     or the model can't become one
   */
  QuantizationResult make(QuantizeOptions options) {
    Problems problems = new Problems();
    options.check(problems);
    problems.throwIfAny();
    return switch (options.scheme()) {
      case INT8, INT16X8 ->
          quantizer.quantize(
              source.candidate(options.scheme()),
              data.normalized(data.split().calibration()),
              options);
      case DYNAMIC_RANGE, FLOAT16 ->
          new QuantizationResult(
              source.convertWeights(options.scheme(), options.weights()), List.of());
      case NONE ->
          new QuantizationResult(
              new DeviceModel(floatModel.bytes(), floatModel.structure()), List.of());
    };
  }
}
