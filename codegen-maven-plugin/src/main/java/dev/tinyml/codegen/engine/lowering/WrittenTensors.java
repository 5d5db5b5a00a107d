package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that an engine has values for all that it reads and gives back. Stateless. */
final class WrittenTensors {

  /**
   * Checks the calls.
   *
   * @param items in execution order
   * @throws dev.tinyml.converter.problem.ProblemException when the model has no inputs or outputs,
   *     keeps a state, or gives back what it doesn't compute
   */
  void check(TfliteModel model, List<Item> items) {
    Problems problems = new Problems();
    if (model.inputs().isEmpty() || model.outputs().isEmpty()) {
      problems.add(
          new Problem(
              "engine-model-borders",
              ProblemKind.UNSUPPORTED,
              "the model's main graph",
              model.inputs().size() + " inputs and " + model.outputs().size() + " outputs",
              "at least one of each",
              "give the model an input and an output"));
    }
    Set<Integer> written = new HashSet<>(model.inputs());
    Set<Integer> told = new HashSet<>();
    for (Item item : items) {
      for (int tensor : item.lowered().reads()) {
        if (!written.contains(tensor) && told.add(tensor)) {
          problems.add(unwritten(model.tensors().get(tensor), "operator " + item.operator()));
        }
      }
      written.addAll(item.lowered().writes());
    }
    for (int tensor : model.outputs()) {
      if (!written.contains(tensor) && told.add(tensor)) {
        problems.add(unwritten(model.tensors().get(tensor), "an output"));
      }
    }
    problems.throwIfAny();
  }

  private static Problem unwritten(TfliteTensor tensor, String reader) {
    String kind =
        tensor.variable() ? "a state that stays from run to run" : "a tensor that nothing computes";
    return new Problem(
        "engine-tensor-unwritten",
        ProblemKind.UNSUPPORTED,
        "tensor \"" + tensor.spec().name() + "\"",
        kind + ", read by " + reader,
        "what the model computes of its inputs: the C engine keeps nothing from run to run",
        "choose a board with TensorFlow Lite Micro, or leave the tensor out of the model");
  }
}
