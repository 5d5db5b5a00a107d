package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/** Copies what a signature computes into a graph of its own. Immutable. */
final class SignatureFreezer {
  private static final Set<String> FED = Set.of("Placeholder", "PlaceholderWithDefault");

  private final SavedModelLimits limits;
  private final ComputingOperations operations = new ComputingOperations();

  SignatureFreezer(SavedModelLimits limits) {
    this.limits = limits;
  }

  /**
   * Makes the graph; the variables' values are read now.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when graph or checkpoint are damaged, or
   *     the signature does more than compute
   */
  FrozenSignature freeze(
      SavedModelFolder folder, MetaGraphDef file, SavedModelDescription description) {
    SavedModelSubject subject = folder.subject();
    Library library = new Library(subject, file.getGraphDef());
    Body body = Body.of(subject, file.getGraphDef());
    Map<String, String> keys = new RestoreWalk(library, limits).keys(body, file);
    Problems problems = new Problems();
    FreezeContext context =
        new FreezeContext(
            subject,
            limits,
            library,
            body,
            new Variables(folder, limits, keys),
            operations,
            new ConstantBudget(subject, limits.constantsSize()),
            problems);
    new EffectCheck(context)
        .check(description.outputs().stream().map(o -> TensorName.of(o.tensor())).toList());
    FunctionFreezer functions = new FunctionFreezer(context);
    GraphDef.Builder graph = GraphDef.newBuilder().setVersions(file.getGraphDef().getVersions());
    NodeNames names = new NodeNames(body);
    Map<String, String> placeholders = new HashMap<>();
    List<GraphPort> inputs = inputs(body, description, names, placeholders, graph);
    BodyFreezer freezer = new BodyFreezer(context, body, List.of(), placeholders, functions);
    List<NodeDef> results = new ArrayList<>();
    for (SignatureTensor output : description.outputs()) {
      // A node of its own: one tensor may be several outputs, or an input as well.
      results.add(
          NodeWriter.typed(
              names.free(output.name()),
              "Identity",
              DataType.DT_FLOAT,
              freezer.keep(TensorName.of(output.tensor()))));
    }
    graph.addAllNode(freezer.write());
    problems.throwIfAny();
    graph.addAllNode(results);
    graph.getLibraryBuilder().addAllFunction(functions.copies());
    return new FrozenSignature(
        description,
        graph.build().toByteString(),
        inputs,
        results.stream().map(NodeDef::getName).toList());
  }

  private static List<GraphPort> inputs(
      Body body,
      SavedModelDescription description,
      NodeNames names,
      Map<String, String> placeholders,
      GraphDef.Builder graph) {
    List<GraphPort> ports = new ArrayList<>();
    for (SignatureTensor input : description.inputs()) {
      TensorName tensor = TensorName.of(input.tensor());
      NodeDef node = body.producer(tensor);
      if (!FED.contains(node.getOp()) || tensor.index() != 0) {
        throw body.damaged("input " + input.name() + " at operation " + node.getOp());
      }
      GraphPort port =
          new GraphPort(names.inPlaceOf(node, input.name()), input.shapeOfOne(), input.type());
      if (placeholders.put(tensor.node(), port.node()) != null) {
        throw body.damaged("two inputs at node " + tensor.node());
      }
      graph.addNode(placeholder(port));
      ports.add(port);
    }
    return ports;
  }

  private static NodeDef placeholder(GraphPort port) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : port.shape().dimensions()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    DataType type = port.type() == ElementType.INT32 ? DataType.DT_INT32 : DataType.DT_FLOAT;
    return NodeDef.newBuilder()
        .setName(port.node())
        .setOp("Placeholder")
        .putAttr("dtype", NodeWriter.type(type))
        .putAttr("shape", AttrValue.newBuilder().setShape(shape).build())
        .build();
  }

  /** Names for new nodes that no other node of the graph has. */
  private static final class NodeNames {
    private final Body body;
    private final Set<String> taken = new HashSet<>();

    NodeNames(Body body) {
      this.body = body;
    }

    /** Signatures allow any text as a name, TensorFlow letters, digits and few signs. */
    String free(String name) {
      return free(name, Set.of());
    }

    /** As {@link #free(String)}, but the name of the node that is replaced is free too. */
    String inPlaceOf(NodeDef replaced, String name) {
      return free(name, Set.of(replaced.getName()));
    }

    private String free(String name, Set<String> gone) {
      String cleaned = name.replaceAll("[^A-Za-z0-9_]", "_");
      String start = cleaned.matches("[A-Za-z0-9].*") ? cleaned : "tensor" + cleaned;
      String free = start;
      for (int i = 1; isTaken(free, gone); i++) {
        free = start + "_" + i;
      }
      return free;
    }

    private boolean isTaken(String name, Set<String> gone) {
      return body.find(name).isPresent() && !gone.contains(name) || !taken.add(name);
    }
  }
}
