package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.NativeInterpreter;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An int8 model in the desktop interpreter's reference kernels. {@link #desktop} gives TensorFlow
 * Lite's own results, {@link #microcontroller} those of TensorFlow Lite Micro. Every run starts
 * from a zero state; see {@link StateBetweenRuns#RESET}.
 */
public final class Int8Engine implements InferenceEngine {
  private final Int8TfliteModel model;
  private final NativeInterpreter interpreter;

  private Int8Engine(Int8TfliteModel model, Optional<OperatorListener> listener) {
    this.model = model;
    try {
      interpreter = new NativeInterpreter(model.bytes().toArray(), KernelSet.REFERENCE, listener);
    } catch (NativeStatusException e) {
      throw InterpreterProblem.of("the int8 model", e);
    }
  }

  /** Results as TensorFlow Lite's reference kernels give them on a desktop. */
  public static Int8Engine desktop(Int8TfliteModel model) {
    return new Int8Engine(model, Optional.empty());
  }

  /**
   * Results as TensorFlow Lite Micro gives them: FULLY_CONNECTED is computed anew with its
   * rounding, all other operators agree.
   */
  public static Int8Engine microcontroller(Int8TfliteModel model) {
    return new Int8Engine(model, Optional.of(new MicroFullyConnected(model)));
  }

  /**
   * Runs the model on quantized values.
   *
   * @param inputs one per model input, in the model's order
   * @return one per model output, in the model's order
   */
  public List<Int8Tensor> runQuantized(List<Int8Tensor> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      interpreter.tensors().setBytes(interpreter.inputs().get(i), inputs.get(i).toArray());
    }
    try {
      interpreter.resetState();
      interpreter.invoke();
    } catch (NativeStatusException e) {
      throw InterpreterProblem.of("the int8 model", e);
    }
    List<Int8Tensor> outputs = new ArrayList<>();
    for (TfliteTensor output : model.structure().outputTensors()) {
      outputs.add(
          new Int8Tensor(output.spec().shape(), interpreter.tensors().bytes(output.index())));
    }
    return outputs;
  }

  /** The model's inputs for real values. */
  public List<Int8Tensor> quantize(List<FloatTensor> inputs) {
    List<Int8Tensor> quantized = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      quantized.add(
          Int8Tensor.quantize(inputs.get(i), params(model.structure().inputTensors().get(i))));
    }
    return quantized;
  }

  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) {
    List<Int8Tensor> outputs = runQuantized(quantize(inputs));
    List<FloatTensor> real = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      real.add(outputs.get(i).dequantize(params(model.structure().outputTensors().get(i))));
    }
    return real;
  }

  private static QuantizationParams params(TfliteTensor tensor) {
    return tensor
        .spec()
        .quantization()
        .orElseThrow(
            () -> new IllegalArgumentException("tensor " + tensor.index() + " is not quantized"));
  }

  @Override
  public void close() {
    interpreter.close();
  }
}
