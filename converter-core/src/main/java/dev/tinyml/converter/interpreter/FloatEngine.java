package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorMemory;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;

/**
 * A float TensorFlow Lite model in the desktop interpreter, without delegates, on one thread.
 * Inputs and outputs of integer or boolean type take and give whole numbers.
 */
public final class FloatEngine implements InferenceEngine {
  /** What messages call the model. */
  static final String SUBJECT = "the float model";

  private final ModelBorder border;
  private final ModelRunner runner;

  /**
   * An engine whose runs don't depend on each other.
   *
   * @param model the model
   */
  public FloatEngine(FloatTfliteModel model) {
    this(model, Optional.empty(), StateBetweenRuns.RESET);
  }

  /**
   * @param model the model
   * @param listener is called around every operator
   * @param state what becomes of the model's state between runs
   * @throws dev.tinyml.converter.problem.ProblemException when the model can't be run, for its
   *     custom operators for example
   */
  public FloatEngine(
      FloatTfliteModel model, Optional<OperatorListener> listener, StateBetweenRuns state) {
    border = new ModelBorder(model.structure());
    runner =
        new ModelRunner(
            SUBJECT,
            model.bytes(),
            model.structure(),
            new RunSettings(KernelSet.OPTIMIZED, TensorMemory.SHARED, listener, state));
  }

  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) {
    runner.run(border.encode(inputs));
    return border.decode(runner.tensors());
  }

  @Override
  public void close() {
    runner.close();
  }
}
