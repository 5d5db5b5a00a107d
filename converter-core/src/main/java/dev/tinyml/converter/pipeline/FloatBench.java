package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;
import java.util.Optional;

/** Quantizes a source and measures the result against it. */
final class FloatBench implements QuantizationBench {
  private final ConversionRequest request;
  private final FloatSource source;
  private final SampleData data;
  private final VerificationInfo floatVerified;
  private final DeviceModels models;

  /**
   * @param floatVerified what was measured about the float model
   * @param models makes what is measured
   */
  FloatBench(
      ConversionRequest request,
      FloatSource source,
      SampleData data,
      VerificationInfo floatVerified,
      DeviceModels models) {
    this.request = request;
    this.source = source;
    this.data = data;
    this.floatVerified = floatVerified;
    this.models = models;
  }

  @Override
  public Optional<ObservedModel> calibrate(QuantizeOptions options) {
    return models.observe(options);
  }

  @Override
  public MadeModel quantize(QuantizeOptions options) {
    return models.make(options);
  }

  @Override
  public VerificationInfo measure(DeviceModel model, List<Integer> heldOut) {
    return new FloatMeasurement(request, source, data.measuredWith(heldOut))
        .deviceModel(model, floatVerified);
  }
}
