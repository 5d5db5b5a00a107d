package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.correction.BiasCorrector;
import dev.tinyml.converter.correction.CrossLayerEqualizer;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.Calibrator;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes models for the device of one source, in whatever way is asked for. Not thread-safe. */
final class DeviceModels {
  private final FloatSource source;
  private final FloatTfliteModel floatModel;
  private final SampleData data;
  private final Int8Quantizer quantizer;
  private final Calibrator calibrator = new Calibrator();
  private final CrossLayerEqualizer equalizer = new CrossLayerEqualizer();
  private final BiasCorrector biasCorrector = new BiasCorrector();
  private final Map<Candidate, ObservedModel> observed = new HashMap<>();

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
   * Runs the representative samples through the model that is going to be quantized; once for all
   * ways of quantizing that need the same model.
   *
   * @return empty when the scheme needs no ranges
   * @throws dev.tinyml.converter.problem.ProblemException when the options contradict each other,
   *     or the model can't be calibrated
   */
  Optional<ObservedModel> observe(QuantizeOptions options) {
    Problems problems = new Problems();
    options.check(problems);
    problems.throwIfAny();
    if (!options.scheme().isCalibrated()) {
      return Optional.empty();
    }
    return Optional.of(
        observed.computeIfAbsent(
            new Candidate(options.scheme(), options.equalize(), options.ranges()), this::observe));
  }

  private ObservedModel observe(Candidate candidate) {
    FloatTfliteModel model = source.candidate(candidate.scheme());
    return calibrator.observe(
        candidate.equalized() ? equalizer.equalize(model).model() : model,
        data.normalized(data.split().calibration()),
        candidate.policy());
  }

  /**
   * A model for the device.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when the options contradict each other,
   *     or the model can't become one
   */
  MadeModel make(QuantizeOptions options) {
    Optional<ObservedModel> source = observe(options);
    return new MadeModel(
        source
            .map(found -> corrected(found, quantizer.quantize(found, options), options))
            .orElseGet(() -> withoutRanges(options)),
        source);
  }

  private QuantizationResult corrected(
      ObservedModel source, QuantizationResult quantized, QuantizeOptions options) {
    if (!options.correctBias()) {
      return quantized;
    }
    DeviceModel model =
        biasCorrector
            .correct(source.model(), quantized.model(), data.normalized(data.split().calibration()))
            .model();
    return new QuantizationResult(model, quantized.warnings(), quantized.ranges());
  }

  private QuantizationResult withoutRanges(QuantizeOptions options) {
    DeviceModel model =
        options.scheme() == QuantizationScheme.NONE
            ? new DeviceModel(floatModel.bytes(), floatModel.structure())
            : source.convertWeights(options.scheme(), options.weights());
    return new QuantizationResult(model, List.of(), Collections.emptySortedMap());
  }

  /** What decides about the model that is calibrated. */
  private record Candidate(QuantizationScheme scheme, boolean equalized, RangePolicy policy) {}
}
