package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.nio.ByteBuffer;
import java.util.List;
import org.tensorflow.lite.schema.SubGraph;

/** Reads subgraphs. One per file. */
final class SubgraphReader {
  private final String fileName;
  private final TensorReader tensors;
  private final OperatorReader operators;
  private final ReadBudget budget;
  private final Problems problems;

  SubgraphReader(
      String fileName,
      TensorReader tensors,
      OperatorReader operators,
      ReadBudget budget,
      Problems problems) {
    this.fileName = fileName;
    this.tensors = tensors;
    this.operators = operators;
    this.budget = budget;
    this.problems = problems;
  }

  /**
   * Reads a subgraph and adds a problem for each index that leads nowhere.
   *
   * @param where what to call the subgraph in front of its parts, empty for the main graph
   * @param limit no list of the file can be longer
   */
  TfliteSubgraph read(String where, SubGraph graph, int limit) {
    budget.table();
    TfliteReader.requireCount(fileName, graph.tensorsLength(), limit);
    TfliteReader.requireCount(fileName, graph.operatorsLength(), limit);
    budget.take(Integer.BYTES * ((long) graph.inputsLength() + graph.outputsLength()));
    int tensorCount = graph.tensorsLength();
    List<TfliteTensor> read = tensors.read(where, graph);
    // What follows is told by index: go no further when one is missing.
    problems.throwIfAny();
    TfliteSubgraph result =
        new TfliteSubgraph(
            name(graph),
            read,
            operators.read(where, graph, tensorCount),
            TfliteReader.indices(graph.inputsLength(), graph::inputs, limit),
            TfliteReader.indices(graph.outputsLength(), graph::outputs, limit));
    for (List<Integer> border : List.of(result.inputs(), result.outputs())) {
      for (int index : border) {
        if (index < 0 || index >= tensorCount) {
          problems.add(
              TfliteReader.damaged(
                  fileName, where + "model input or output " + index + " of " + tensorCount));
        }
      }
    }
    return result;
  }

  private String name(SubGraph graph) {
    ByteBuffer bytes = graph.nameAsByteBuffer();
    if (bytes == null) {
      return "";
    }
    budget.take(bytes.remaining());
    return graph.name();
  }
}
