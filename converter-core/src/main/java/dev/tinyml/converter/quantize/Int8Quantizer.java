package dev.tinyml.converter.quantize;

import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.CalibrationLayout;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Post-training quantization to int8 with TensorFlow's own quantizer: runs the float model on the
 * representative dataset, notes the range of every activation, and lets the quantizer derive scales
 * and zero points from them. The same input gives the same bytes. Thread-safe.
 */
public final class Int8Quantizer {
  private static final int MOST_CORRECTIONS = 8;

  private final CanonicalQuantizer quantizer;
  private final LstmOutputRanges lstmOutputRanges = new LstmOutputRanges();
  private final CalibrationLayout layout = new CalibrationLayout();
  private final BorderCheck borderCheck = new BorderCheck();
  private final FloatOperators floatOperators = new FloatOperators();

  /**
   * @param converter the native quantizer
   */
  public Int8Quantizer(TensorFlowLiteConverter converter) {
    quantizer = new CanonicalQuantizer(converter);
  }

  /**
   * Quantizes weights, activations, inputs and outputs.
   *
   * @param candidate a model that was converted for int8
   * @param representative normalized samples, per model input; at least one
   * @param options how
   * @throws ProblemException when weights or activations are no numbers or too large, or an input
   *     or output can't become int8
   */
  public QuantizationResult quantize(
      FloatTfliteModel candidate,
      Iterable<List<FloatTensor>> representative,
      QuantizeOptions options) {
    MaskedScores masks = MaskedScores.find(candidate, options.ranges());
    FloatTfliteModel tamed = masks.tamed(candidate);
    Problems unfit = new Problems();
    new ConstantsCheck().check(tamed, unfit);
    new LstmCheck().check(candidate.structure(), unfit);
    unfit.throwIfAny();
    FloatTfliteModel prepared = layout.prepare(tamed);
    SortedMap<TensorPlace, ActivationRange> ranges =
        calibrate(prepared, representative, options.ranges());
    if (!masks.isEmpty()) {
      prepared = masks.bounded(prepared, ranges);
      ranges = calibrate(prepared, representative, options.ranges());
    }
    try {
      DeviceModel model = quantize(prepared, ranges, options);
      Problems problems = new Problems();
      borderCheck.check(candidate.structure(), model.structure(), options, problems);
      problems.throwIfAny();
      return new QuantizationResult(model, floatOperators.find(model.structure()));
    } catch (NativeStatusException e) {
      throw new ProblemException(
          new Problem(
              "int8-quantization",
              ProblemKind.UNSUPPORTED,
              "the calibrated model",
              "TensorFlow Lite's quantizer refused it: " + e.getMessage(),
              "operators that can be quantized to int8",
              "replace the operation that the message names"),
          e);
    }
  }

  private DeviceModel quantize(
      FloatTfliteModel prepared,
      SortedMap<TensorPlace, ActivationRange> ranges,
      QuantizeOptions options)
      throws NativeStatusException {
    DeviceModel model = attempt(prepared, ranges, options);
    if (options.ranges() == RangePolicy.TFLITE_CONVERTER) {
      return model;
    }
    Optional<SortedMap<TensorPlace, ActivationRange>> corrected =
        lstmOutputRanges.corrected(prepared.structure(), ranges, model);
    // Each LSTM may feed the next, so that one correction may ask for another.
    for (int i = 0; i < MOST_CORRECTIONS && corrected.isPresent(); i++) {
      model = attempt(prepared, corrected.get(), options);
      corrected = lstmOutputRanges.corrected(prepared.structure(), corrected.get(), model);
    }
    if (corrected.isPresent()) {
      throw new ProblemException(
          new Problem(
              "int8-lstm-scale",
              ProblemKind.UNSUPPORTED,
              "an LSTM of the calibrated model",
              "an output whose scale can't be that of the hidden state",
              "an LSTM whose output goes to layers that can take its scale",
              "put a Dense layer or an activation between the LSTM and what joins its output"));
    }
    return model;
  }

  private DeviceModel attempt(
      FloatTfliteModel prepared,
      SortedMap<TensorPlace, ActivationRange> ranges,
      QuantizeOptions options)
      throws NativeStatusException {
    return quantizer.quantize(prepared, ranges, options);
  }

  private static SortedMap<TensorPlace, ActivationRange> calibrate(
      FloatTfliteModel candidate, Iterable<List<FloatTensor>> representative, RangePolicy policy) {
    RangeCollector collector = new RangeCollector(candidate.structure(), policy);
    StateBetweenRuns state =
        policy == RangePolicy.TFLITE_CONVERTER ? StateBetweenRuns.KEEP : StateBetweenRuns.RESET;
    try (FloatEngine engine = new FloatEngine(candidate, Optional.of(collector), state)) {
      for (List<FloatTensor> sample : representative) {
        engine.run(sample);
      }
    }
    return collector.ranges();
  }
}
