package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;

/**
 * Names what a valid model may have but neither this project's engines nor a microcontroller's
 * interpreter can run: custom operators, sparse weights, weights outside of the flatbuffer, inputs
 * whose size is open. Stateless and thread-safe.
 */
public final class TfliteObstacles {

  /**
   * Adds a problem for each.
   *
   * @param fileName what to call the file in messages
   */
  public void check(String fileName, TfliteModel model, Problems problems) {
    for (int graph : model.reachableSubgraphs()) {
      TfliteSubgraph subgraph = model.subgraphs().get(graph);
      operators(fileName, subgraph, problems);
      for (TfliteTensor tensor : subgraph.tensors()) {
        storage(fileName, tensor, problems);
      }
    }
    for (TfliteTensor input : model.inputTensors()) {
      openSize(fileName, input, problems);
    }
  }

  private static void operators(String fileName, TfliteSubgraph subgraph, Problems problems) {
    subgraph.operators().stream()
        .filter(TfliteOperator::custom)
        .map(TfliteOperator::name)
        .distinct()
        .forEach(
            name ->
                problems.add(
                    "tflite-custom-operator",
                    ProblemKind.UNSUPPORTED,
                    fileName,
                    "custom operator " + (name.isEmpty() ? "without a name" : name),
                    "TensorFlow Lite's builtin operators only",
                    "convert the model without custom operators (allow_custom_ops)"));
    subgraph.operators().stream()
        .map(TfliteOperator::name)
        .filter("DENSIFY"::equals)
        .distinct()
        .forEach(
            name -> sparse(fileName, "operator DENSIFY, which unpacks sparse weights", problems));
  }

  private static void storage(String fileName, TfliteTensor tensor, Problems problems) {
    if (tensor.storage() == TensorStorage.SPARSE) {
      sparse(fileName, "sparse weights in tensor " + label(tensor), problems);
    }
    if (tensor.storage() == TensorStorage.EXTERNAL) {
      problems.add(
          "tflite-external-buffer",
          ProblemKind.UNSUPPORTED,
          fileName,
          "values of tensor " + label(tensor) + " behind the end of the flatbuffer",
          "all values within the flatbuffer, as microcontrollers read them",
          "convert again without experimental_use_buffer_offset");
    }
  }

  private static void sparse(String fileName, String found, Problems problems) {
    problems.add(
        "tflite-sparse",
        ProblemKind.UNSUPPORTED,
        fileName,
        found,
        "dense weights",
        "convert again without tf.lite.Optimize.EXPERIMENTAL_SPARSITY; the zeros may stay");
  }

  private static void openSize(String fileName, TfliteTensor input, Problems problems) {
    // An open batch is 1 in the file's shape, and one sample at a time is what is run here.
    input.openAxes().stream()
        .filter(axis -> axis > 0)
        .findFirst()
        .ifPresent(
            axis ->
                problems.add(
                    "tflite-open-shape",
                    ProblemKind.UNSUPPORTED,
                    fileName,
                    "input " + label(input) + " with an open size of axis " + axis,
                    "inputs of a fixed size, at most the batch open",
                    "export the model with a fixed input shape"));
  }

  private static String label(TfliteTensor tensor) {
    return tensor.index() + " " + tensor.spec().name();
  }
}
