package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.NativeInterpreter;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteObstacles;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.List;

/**
 * Runs a model's bytes in the native interpreter, each run from the same state unless told
 * otherwise. Owns the interpreter until closed. Not thread-safe.
 */
final class ModelRunner implements AutoCloseable {
  /** Writes a resource, whose value no call of the interpreter sets back. */
  private static final String WRITES_RESOURCE = "ASSIGN_VARIABLE";

  private final String subject;
  private final ModelBytes bytes;
  private final TfliteModel structure;
  private final RunSettings settings;
  private final boolean hasResources;
  private NativeInterpreter interpreter;
  private boolean used;

  /**
   * @param subject what to call the model in messages
   * @throws dev.tinyml.converter.problem.ProblemException when the model can't be run
   */
  ModelRunner(String subject, ModelBytes bytes, TfliteModel structure, RunSettings settings) {
    this.subject = subject;
    this.bytes = bytes;
    this.structure = structure;
    this.settings = settings;
    Problems problems = new Problems();
    new TfliteObstacles().check(subject, structure, problems);
    problems.throwIfAny();
    hasResources =
        structure.subgraphs().stream()
            .flatMap(graph -> graph.operators().stream())
            .map(TfliteOperator::name)
            .anyMatch(WRITES_RESOURCE::equals);
    interpreter = open();
  }

  private NativeInterpreter open() {
    try {
      return new NativeInterpreter(
          bytes.toArray(), settings.kernels(), settings.memory(), settings.listener());
    } catch (NativeStatusException e) {
      throw InterpreterProblem.of(subject, e);
    }
  }

  /**
   * Runs the model once.
   *
   * @param inputs the bytes of each input, in the model's order
   */
  void run(List<byte[]> inputs) {
    if (inputs.size() != structure.inputs().size()) {
      throw new IllegalArgumentException(
          inputs.size() + " inputs for a model with " + structure.inputs().size());
    }
    try {
      reset();
      for (int i = 0; i < inputs.size(); i++) {
        tensors().setBytes(structure.inputs().get(i), inputs.get(i));
      }
      interpreter.invoke();
    } catch (NativeStatusException e) {
      throw InterpreterProblem.of(subject, e);
    }
  }

  private void reset() throws NativeStatusException {
    if (used && settings.state() == StateBetweenRuns.RESET) {
      if (hasResources) {
        interpreter.close();
        interpreter = open();
      } else if (structure.isStateful()) {
        interpreter.resetState();
      }
    }
    used = true;
  }

  /** The main graph's values after a run. */
  TensorAccess tensors() {
    return interpreter.tensors();
  }

  @Override
  public void close() {
    interpreter.close();
  }
}
