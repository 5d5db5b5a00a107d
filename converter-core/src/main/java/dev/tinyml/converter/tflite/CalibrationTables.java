package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.ElementType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables that {@link CalibrationLayout} puts in front of a model. One per model. */
final class CalibrationTables {
  static final int ALIGNMENT = 16;

  /** Fields that refer to something, in the schema's tables of these names. */
  private static final Set<Integer> MODEL_REFERENCES = Set.of(1, 2, 3, 4, 5, 6, 7);

  private static final Set<Integer> SUBGRAPH_REFERENCES = Set.of(0, 1, 2, 3, 4);
  private static final Set<Integer> TENSOR_REFERENCES = Set.of(0, 3, 4, 6, 7, 9);
  private static final Set<Integer> OPERATOR_REFERENCES = Set.of(1, 2, 4, 5, 7, 8, 12);

  private static final int TENSOR_SHAPE = 0;
  private static final int BYTES_PER_TABLE = 256;

  private final ByteBuffer old;
  private final TfliteModel model;
  private final FlatTable root;
  private final List<Set<Integer>> intermediates;

  CalibrationTables(ByteBuffer old, TfliteModel model) {
    this.old = old;
    this.model = model;
    root = FlatTable.root(old);
    intermediates =
        model.subgraphs().stream()
            .map(
                graph ->
                    graph.operators().stream()
                        .flatMap(operator -> operator.intermediates().stream())
                        .collect(Collectors.toSet()))
            .toList();
  }

  /** Whether nothing has to be added. */
  boolean isComplete() {
    for (int g = 0; g < model.subgraphs().size(); g++) {
      TfliteSubgraph graph = model.subgraphs().get(g);
      for (TfliteTensor tensor : graph.tensors()) {
        if (lacksTable(g, tensor)) {
          return false;
        }
      }
      for (TfliteOperator operator : graph.operators()) {
        if (lacksIntermediates(g, operator)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean lacksTable(int graph, TfliteTensor tensor) {
    return !tensor.constant()
        && tensor.spec().type() == ElementType.FLOAT32
        && !intermediates.get(graph).contains(tensor.index())
        && !tensorTable(graph, tensor.index()).has(Schema.TENSOR_QUANTIZATION);
  }

  /**
   * The quantizer wants a range in each of the intermediates that has parameters, and crashes
   * without; so only the one that gets a range may have them.
   */
  private boolean lacksIntermediates(int graph, TfliteOperator operator) {
    if (!FusedLstm.isFused(operator)) {
      return false;
    }
    List<Integer> ranged = operator.intermediates();
    if (ranged.size() != FusedLstm.INTERMEDIATES || ranged.contains(-1)) {
      return true;
    }
    for (int i = 0; i < FusedLstm.INTERMEDIATES; i++) {
      boolean has = tensorTable(graph, ranged.get(i)).has(Schema.TENSOR_QUANTIZATION);
      if (has != (i == FusedLstm.HIDDEN_RANGE)) {
        return true;
      }
    }
    return false;
  }

  private FlatTable tensorTable(int graph, int tensor) {
    return root.element(Schema.MODEL_SUBGRAPHS, graph).element(Schema.SUBGRAPH_TENSORS, tensor);
  }

  /**
   * Writes the block with the file's header, but for the identifier.
   *
   * @param shift where the old content will begin
   */
  ByteBuffer write(int shift) {
    FrontBlock block = new FrontBlock(capacity(), shift);
    FlatTable newRoot = block.copy(root, MODEL_REFERENCES, Set.of(Schema.MODEL_SUBGRAPHS));
    int graphs = block.vector(new int[model.subgraphs().size()]);
    block.refer(newRoot.slot(Schema.MODEL_SUBGRAPHS), graphs);
    List<Integer> shapes = new ArrayList<>();
    List<Integer> parameters = new ArrayList<>();
    for (int g = 0; g < model.subgraphs().size(); g++) {
      block.refer(slot(graphs, g), writeGraph(block, g, shapes, parameters));
    }
    int noElements = block.vector(0);
    shapes.forEach(slot -> block.refer(slot, noElements));
    int noParameters = block.table(Set.of()).position();
    parameters.forEach(slot -> block.refer(slot, noParameters));
    return block.bytes().putInt(0, newRoot.position());
  }

  /** Where an element of a vector stands. */
  private static int slot(int vector, int index) {
    return vector + Integer.BYTES * (index + 1);
  }

  private int capacity() {
    long tables = 4;
    for (TfliteSubgraph graph : model.subgraphs()) {
      tables += 4L + graph.tensors().size() + 6L * graph.operators().size();
    }
    return RangeWriter.size(tables * BYTES_PER_TABLE);
  }

  /**
   * @param shapes takes up the slots that are to refer to the shape of no elements
   * @param parameters takes up the slots that are to refer to empty quantization parameters
   * @return where the graph's table stands
   */
  private int writeGraph(
      FrontBlock block, int index, List<Integer> shapes, List<Integer> parameters) {
    TfliteSubgraph graph = model.subgraphs().get(index);
    FlatTable oldGraph = root.element(Schema.MODEL_SUBGRAPHS, index);
    FlatTable newGraph =
        block.copy(
            oldGraph,
            SUBGRAPH_REFERENCES,
            Set.of(Schema.SUBGRAPH_TENSORS, Schema.SUBGRAPH_OPERATORS));
    int count = graph.tensors().size();
    int added =
        FusedLstm.INTERMEDIATES
            * (int) graph.operators().stream().filter(o -> lacksIntermediates(index, o)).count();
    int tensors = block.vector(new int[count + added]);
    block.refer(newGraph.slot(Schema.SUBGRAPH_TENSORS), tensors);
    for (TfliteTensor tensor : graph.tensors()) {
      FlatTable oldTensor = tensorTable(index, tensor.index());
      int slot = slot(tensors, tensor.index());
      if (lacksTable(index, tensor)) {
        FlatTable copy =
            block.copy(oldTensor, TENSOR_REFERENCES, Set.of(Schema.TENSOR_QUANTIZATION));
        block.refer(slot, copy.position());
        parameters.add(copy.slot(Schema.TENSOR_QUANTIZATION));
      } else {
        block.referToOld(slot, oldTensor);
      }
    }
    for (int i = 0; i < added; i++) {
      // Type and buffer keep their defaults: float32, without data.
      boolean hasRange = i % FusedLstm.INTERMEDIATES == FusedLstm.HIDDEN_RANGE;
      FlatTable tensor =
          block.table(
              hasRange ? Set.of(TENSOR_SHAPE, Schema.TENSOR_QUANTIZATION) : Set.of(TENSOR_SHAPE));
      block.refer(slot(tensors, count + i), tensor.position());
      shapes.add(tensor.slot(TENSOR_SHAPE));
      if (hasRange) {
        parameters.add(tensor.slot(Schema.TENSOR_QUANTIZATION));
      }
    }
    writeOperators(block, index, oldGraph, newGraph);
    return newGraph.position();
  }

  private void writeOperators(FrontBlock block, int index, FlatTable oldGraph, FlatTable newGraph) {
    TfliteSubgraph graph = model.subgraphs().get(index);
    int operators = block.vector(new int[graph.operators().size()]);
    block.refer(newGraph.slot(Schema.SUBGRAPH_OPERATORS), operators);
    int next = graph.tensors().size();
    for (int i = 0; i < graph.operators().size(); i++) {
      FlatTable oldOperator = oldGraph.element(Schema.SUBGRAPH_OPERATORS, i);
      int slot = slot(operators, i);
      if (lacksIntermediates(index, graph.operators().get(i))) {
        FlatTable copy =
            block.copy(oldOperator, OPERATOR_REFERENCES, Set.of(Schema.OPERATOR_INTERMEDIATES));
        block.refer(slot, copy.position());
        int intermediates = block.vector(next, next + 1, next + 2, next + 3, next + 4);
        block.refer(copy.slot(Schema.OPERATOR_INTERMEDIATES), intermediates);
        next += FusedLstm.INTERMEDIATES;
      } else {
        block.referToOld(slot, oldOperator);
      }
    }
  }
}
