package dev.tinyml.converter.quantize;

import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.range.Grid;
import dev.tinyml.converter.range.RangeChooser;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Post-training quantization of weights and activations with TensorFlow's own quantizer: chooses a
 * range for every activation that a {@link Calibrator} has observed, and lets the quantizer derive
 * scales and zero points from them. The same input gives the same bytes. Thread-safe.
 */
public final class Int8Quantizer {
  private static final int MOST_CORRECTIONS = 8;

  private final CanonicalQuantizer quantizer;
  private final LstmOutputRanges lstmOutputRanges = new LstmOutputRanges();
  private final BorderCheck borderCheck = new BorderCheck();
  private final FloatOperators floatOperators = new FloatOperators();

  /**
   * @param converter the native quantizer
   */
  public Int8Quantizer(TensorFlowLiteConverter converter) {
    quantizer = new CanonicalQuantizer(converter);
  }

  /**
   * Quantizes weights, activations, inputs and outputs, with a range for each activation.
   *
   * @param observed a model that was observed with the policy of the options
   * @param options how
   * @throws ProblemException when the quantizer refuses the model, or an input or output can't
   *     become int8
   */
  public QuantizationResult quantize(ObservedModel observed, QuantizeOptions options) {
    if (observed.policy() != options.ranges()) {
      throw new IllegalArgumentException(
          "observed with " + observed.policy() + ", to be quantized with " + options.ranges());
    }
    if (options.scheme() == QuantizationScheme.INT16X8) {
      Problems unfit = new Problems();
      new SixteenBitCheck().check(observed.original(), unfit);
      unfit.throwIfAny();
    }
    SortedMap<TensorPlace, ActivationRange> ranges =
        new RangeChooser(options.calibration(), grid(options.scheme()))
            .choose(observed.observations());
    try {
      Attempt result = quantize(observed.model(), ranges, options);
      TfliteModel structure = result.model().structure();
      Problems problems = new Problems();
      borderCheck.check(observed.original(), structure, options, problems);
      problems.throwIfAny();
      return new QuantizationResult(
          result.model(), floatOperators.find(structure), result.ranges());
    } catch (NativeStatusException e) {
      throw new ProblemException(
          new Problem(
              "int8-quantization",
              ProblemKind.UNSUPPORTED,
              "the calibrated model",
              "TensorFlow Lite's quantizer refused it: " + e.getMessage(),
              "operators that can be quantized to " + options.scheme().id(),
              "replace the operation that the message names"),
          e);
    }
  }

  /**
   * Observes a model and quantizes it.
   *
   * @param candidate a model that was converted for int8
   * @param representative normalized samples, per model input; at least one
   * @param options how
   * @throws ProblemException as {@link Calibrator#observe} and {@link #quantize(ObservedModel,
   *     QuantizeOptions)}
   */
  public QuantizationResult quantize(
      FloatTfliteModel candidate,
      Iterable<List<FloatTensor>> representative,
      QuantizeOptions options) {
    return quantize(new Calibrator().observe(candidate, representative, options.ranges()), options);
  }

  private static Grid grid(QuantizationScheme scheme) {
    return scheme == QuantizationScheme.INT16X8 ? Grid.INT16 : Grid.INT8;
  }

  private record Attempt(DeviceModel model, SortedMap<TensorPlace, ActivationRange> ranges) {}

  private Attempt quantize(
      FloatTfliteModel prepared,
      SortedMap<TensorPlace, ActivationRange> chosen,
      QuantizeOptions options)
      throws NativeStatusException {
    Attempt result = attempt(prepared, chosen, options);
    if (options.ranges() == RangePolicy.TFLITE_CONVERTER) {
      return result;
    }
    Optional<SortedMap<TensorPlace, ActivationRange>> corrected = corrected(prepared, result);
    // Each LSTM may feed the next, so that one correction may ask for another.
    for (int i = 0; i < MOST_CORRECTIONS && corrected.isPresent(); i++) {
      result = attempt(prepared, corrected.get(), options);
      corrected = corrected(prepared, result);
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
    return result;
  }

  private Optional<SortedMap<TensorPlace, ActivationRange>> corrected(
      FloatTfliteModel prepared, Attempt attempt) {
    return lstmOutputRanges.corrected(prepared.structure(), attempt.ranges(), attempt.model());
  }

  private Attempt attempt(
      FloatTfliteModel prepared,
      SortedMap<TensorPlace, ActivationRange> ranges,
      QuantizeOptions options)
      throws NativeStatusException {
    return new Attempt(quantizer.quantize(prepared, ranges, options), ranges);
  }
}
