package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import org.tensorflow.proto.NodeDef;

/**
 * What freezing the graph and its functions has in common.
 *
 * @param subject the model folder
 * @param limits for the graph that is made
 * @param library the file's functions
 * @param graph the file's graph, which declares the variables
 * @param variables their values
 * @param operations that are known to be harmless
 * @param constants of the graph that is made
 * @param problems operations that can't be converted
 */
record FreezeContext(
    SavedModelSubject subject,
    SavedModelLimits limits,
    Library library,
    Body graph,
    Variables variables,
    ComputingOperations operations,
    ConstantBudget constants,
    Problems problems) {

  /** Notes an operation that can't be converted; the others are looked at all the same. */
  void refuse(Body body, NodeDef node, String found) {
    problems.add(
        subject.problem(
            "saved-model-operation",
            ProblemKind.UNSUPPORTED,
            "node " + node.getName() + " in " + body.description(),
            found,
            "operations that compute from tensors and constant variables alone",
            "leave that layer or preprocessing step out of the signature and export again"));
  }
}
