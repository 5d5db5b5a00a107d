package dev.tinyml.converter.savedmodel;

import java.util.List;

/**
 * A signature of a SavedModel. Its inputs are float32 or int32, its outputs float32.
 *
 * <p>A signature has no order of its own. Inputs and outputs stand in the order in which the
 * model's function takes and gives them, which is that of Keras' {@code model.inputs} and {@code
 * model.outputs}; where the file has no such function, in the order that TensorFlow Lite's own
 * converter gives them, by the length of their names, then by the names.
 *
 * @param tags of the graph, sorted
 * @param signature its name
 * @param signatures names of all signatures that can be chosen, sorted
 * @param inputs at least one
 * @param outputs at least one
 * @param producer {@code tensorflow 2.21.0}, or {@code tensorflow} when the file does not say
 */
public record SavedModelDescription(
    List<String> tags,
    String signature,
    List<String> signatures,
    List<SignatureTensor> inputs,
    List<SignatureTensor> outputs,
    String producer) {

  /** Copies the lists. */
  public SavedModelDescription {
    tags = List.copyOf(tags);
    signatures = List.copyOf(signatures);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
