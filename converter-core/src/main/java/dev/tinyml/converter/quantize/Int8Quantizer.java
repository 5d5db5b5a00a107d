package dev.tinyml.converter.quantize;

import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.RangeWriter;
import dev.tinyml.converter.tflite.TfliteReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Post-training quantization to int8 with TensorFlow's own quantizer: runs the float model on the
 * representative dataset, notes the range of every activation, and lets the quantizer derive scales
 * and zero points from them. Thread-safe.
 */
public final class Int8Quantizer {
  private final TensorFlowLiteConverter converter;
  private final TfliteReader reader = new TfliteReader();
  private final RangeWriter rangeWriter = new RangeWriter();
  private final FullIntegerCheck fullIntegerCheck = new FullIntegerCheck();

  /**
   * @param converter the native quantizer
   */
  public Int8Quantizer(TensorFlowLiteConverter converter) {
    this.converter = converter;
  }

  /**
   * Quantizes weights, activations, inputs and outputs.
   *
   * @param candidate a model that was converted for int8
   * @param representative normalized samples, per model input; at least one
   * @param options how
   * @throws ProblemException when weights or activations are no numbers or too large, or a float
   *     tensor is left
   */
  public Int8TfliteModel quantize(
      FloatTfliteModel candidate,
      Iterable<List<FloatTensor>> representative,
      QuantizeOptions options) {
    Problems unfit = new Problems();
    new ConstantsCheck().check(candidate, unfit);
    unfit.throwIfAny();
    SortedMap<Integer, ActivationRange> ranges =
        calibrate(candidate, representative, options.ranges());
    ModelBytes calibrated = rangeWriter.write(candidate.bytes(), ranges);
    try {
      ModelBytes bytes =
          new ModelBytes(converter.quantizeToInt8(calibrated.toArray(), options.perChannelDense()));
      Int8TfliteModel model = new Int8TfliteModel(bytes, reader.read("the quantized model", bytes));
      Problems problems = new Problems();
      fullIntegerCheck.check(model.structure(), problems);
      problems.throwIfAny();
      return model;
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

  private static SortedMap<Integer, ActivationRange> calibrate(
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
