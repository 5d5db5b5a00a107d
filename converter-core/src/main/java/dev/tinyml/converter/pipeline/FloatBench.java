package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;

/** Quantizes a source and measures the result against it. */
final class FloatBench implements QuantizationBench {
  private final ConversionRequest request;
  private final FloatSource source;
  private final SampleData data;
  private final VerificationInfo floatVerified;
  private final Int8Quantizer quantizer;

  /**
   * @param floatVerified what was measured about the float model
   */
  FloatBench(
      ConversionRequest request,
      FloatSource source,
      SampleData data,
      VerificationInfo floatVerified,
      TensorFlowLiteConverter converter) {
    this.request = request;
    this.source = source;
    this.data = data;
    this.floatVerified = floatVerified;
    quantizer = new Int8Quantizer(converter);
  }

  @Override
  public QuantizationResult quantize(QuantizeOptions options) {
    return quantizer.quantize(
        source.candidate(options.scheme()), data.normalized(data.split().calibration()), options);
  }

  @Override
  public VerificationInfo measure(DeviceModel model, List<Integer> heldOut) {
    return new FloatMeasurement(request, source, data.measuredWith(heldOut))
        .deviceModel(model, floatVerified);
  }
}
