package dev.tinyml.converter.convert;

import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;

/**
 * A float model: it can be run as the reference, and converted. All forms of it, and its reference,
 * have the same inputs and outputs in the same order, with a batch of 1. Thread-safe.
 */
public sealed interface FloatSource extends ModelSource permits GraphSource, TfliteSource {

  /** Inputs in the model's order. */
  List<GraphPort> inputs();

  /** Outputs in the model's order. */
  List<GraphPort> outputs();

  /** Runs the model itself, unconverted; to be closed by the caller. */
  InferenceEngine reference();

  /** Whether the source is a TensorFlow Lite model, so that there is nothing to convert. */
  boolean isTflite();

  /**
   * The float TensorFlow Lite model whose size is reported.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when TensorFlow can't express the model
   *     with builtin operators
   */
  FloatTfliteModel convert();

  /**
   * A float model that is only good for calibrating and quantizing.
   *
   * @param scheme that it will be quantized to, one that is calibrated
   * @throws dev.tinyml.converter.problem.ProblemException as {@link #convert}
   */
  FloatTfliteModel candidate(QuantizationScheme scheme);

  /**
   * The model with float activations and small weights.
   *
   * @param scheme DYNAMIC_RANGE or FLOAT16
   * @param weights which of int8 weights share a scale
   * @throws dev.tinyml.converter.problem.ProblemException as {@link #convert}, or when the source
   *     can't be converted so
   */
  DeviceModel convertWeights(QuantizationScheme scheme, WeightGranularity weights);
}
