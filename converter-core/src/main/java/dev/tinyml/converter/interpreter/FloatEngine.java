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
  private final StateBetweenRuns state;
  private final NativeInterpreter interpreter;

  /**
   * Every run starts from a zero state.
   *
   * @param model the model
   */
  public FloatEngine(FloatTfliteModel model) {
    this(model, Optional.empty(), StateBetweenRuns.RESET);
  }

  /**
   * @param model the model
   * @param listener is called around every operator
   * @param state what a run starts from
   */
  public FloatEngine(
      FloatTfliteModel model, Optional<OperatorListener> listener, StateBetweenRuns state) {
    structure = model.structure();
    this.state = state;
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
      if (state == StateBetweenRuns.RESET) {
        interpreter.resetState();
      }
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
