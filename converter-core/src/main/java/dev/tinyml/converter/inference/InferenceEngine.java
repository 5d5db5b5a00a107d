package dev.tinyml.converter.inference;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;

/**
 * Runs a model on one sample at a time. Holds native memory until closed. Not thread-safe.
 *
 * <p>Inputs and outputs are real numbers; an engine of a quantized model quantizes and dequantizes
 * them.
 */
public interface InferenceEngine extends AutoCloseable {

  /**
   * Runs the model once.
   *
   * @param inputs one per model input, in the model's order, each with as many elements as the
   *     input; its shape may leave the batch out
   * @return one per model output, in the model's order, with the batch
   */
  List<FloatTensor> run(List<FloatTensor> inputs);

  @Override
  void close();
}
