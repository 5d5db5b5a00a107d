package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.NativeInterpreter;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A float TensorFlow Lite model in the desktop interpreter, without delegates, on one thread. */
public final class FloatEngine implements InferenceEngine {
  private final TfliteModel structure;
  private final NativeInterpreter interpreter;

  /**
   * @param model the model
   */
  public FloatEngine(FloatTfliteModel model) {
    this(model, Optional.empty());
  }

  /**
   * @param model the model
   * @param listener is called around every operator
   */
  public FloatEngine(FloatTfliteModel model, Optional<OperatorListener> listener) {
    structure = model.structure();
    try {
      interpreter = new NativeInterpreter(model.bytes().toArray(), KernelSet.OPTIMIZED, listener);
    } catch (NativeStatusException e) {
      throw InterpreterProblem.of("the float model", e);
    }
  }

  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      interpreter.tensors().setFloats(interpreter.inputs().get(i), inputs.get(i).toArray());
    }
    try {
      interpreter.invoke();
    } catch (NativeStatusException e) {
      throw InterpreterProblem.of("the float model", e);
    }
    List<FloatTensor> outputs = new ArrayList<>();
    for (int index : structure.outputs()) {
      outputs.add(
          new FloatTensor(
              structure.tensors().get(index).spec().shape(), interpreter.tensors().floats(index)));
    }
    return outputs;
  }

  @Override
  public void close() {
    interpreter.close();
  }
}
