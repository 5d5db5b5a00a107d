package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** Takes real numbers into a model's inputs and out of its outputs. Immutable. */
final class ModelBorder {
  private final List<TensorCodec> inputs;
  private final List<TfliteTensor> outputs;
  private final List<TensorCodec> outputCodecs;

  /**
   * @throws dev.tinyml.converter.problem.ProblemException when a tensor can't hold real numbers
   */
  ModelBorder(TfliteModel model) {
    inputs = model.inputTensors().stream().map(t -> new TensorCodec(t.spec())).toList();
    outputs = model.outputTensors();
    outputCodecs = outputs.stream().map(t -> new TensorCodec(t.spec())).toList();
  }

  /**
   * The bytes of each input.
   *
   * @param values one per model input, in the model's order
   */
  List<byte[]> encode(List<FloatTensor> values) {
    if (values.size() != inputs.size()) {
      throw new IllegalArgumentException(
          values.size() + " inputs for a model with " + inputs.size());
    }
    List<byte[]> encoded = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      encoded.add(inputs.get(i).encode(values.get(i)));
    }
    return encoded;
  }

  /** The numbers that encoded inputs hold, in the model's order. */
  List<StoredValues> storedInputs(List<byte[]> encoded) {
    List<StoredValues> stored = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      stored.add(inputs.get(i).stored(encoded.get(i)));
    }
    return stored;
  }

  /** The numbers that each output holds after a run, in the model's order. */
  List<StoredValues> storedOutputs(TensorAccess tensors) {
    List<StoredValues> stored = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      stored.add(outputCodecs.get(i).stored(tensors.bytes(outputs.get(i).index())));
    }
    return stored;
  }

  /** The values of each output after a run, in the model's order. */
  List<FloatTensor> decode(TensorAccess tensors) {
    List<FloatTensor> decoded = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      decoded.add(outputCodecs.get(i).decode(tensors.bytes(outputs.get(i).index())));
    }
    return decoded;
  }
}
