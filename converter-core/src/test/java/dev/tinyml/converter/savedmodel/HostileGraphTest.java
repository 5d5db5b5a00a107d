package dev.tinyml.converter.savedmodel;

import static dev.tinyml.converter.savedmodel.SavedModelFiles.call;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.constant;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.function;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.graph;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.node;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.shape;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.tensor;
import static dev.tinyml.converter.savedmodel.SavedModelFiles.write;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;

@DisplayName("A graph that no exporter wrote")
class HostileGraphTest {
  @TempDir private Path folder;

  private List<Problem> problems(GraphDef.Builder graph) throws IOException {
    write(folder, graph);
    return read();
  }

  private List<Problem> read() {
    return assertTimeoutPreemptively(
        ofSeconds(10),
        () ->
            catchThrowableOfType(
                    ProblemException.class,
                    () -> new SavedModelReader().read(folder, "serving_default"))
                .problems());
  }

  private void requireDamaged(GraphDef.Builder graph, String found) throws IOException {
    Problem problem = problems(graph).get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).contains(found);
  }

  @Test
  @DisplayName("is read when there is nothing wrong with it: the helper of these tests works")
  void sound() throws IOException {
    GraphDef.Builder graph = graph(call("y", "f", "x"));
    graph.getLibraryBuilder().addFunction(function("f", "n:y:0", node("n", "Tanh", "a")));
    write(folder, graph);
    assertThat(new SavedModelReader().read(folder, "serving_default").outputs()).hasSize(1);
  }

  @Test
  @DisplayName("may not call itself")
  void recursion() throws IOException {
    GraphDef.Builder graph = graph(call("y", "f", "x"));
    graph.getLibraryBuilder().addFunction(function("f", "n:output:0", call("n", "f", "a")));
    requireDamaged(graph, "a call of itself");
  }

  @Test
  @DisplayName("may not double at every call until it fills the memory")
  void billionLaughs() throws IOException {
    GraphDef.Builder graph = graph(call("y", "f0", "x"));
    for (int i = 0; i < 40; i++) {
      graph
          .getLibraryBuilder()
          .addFunction(
              function(
                  "f" + i,
                  "two:output:0",
                  call("one", "f" + (i + 1), "a"),
                  call("two", "f" + (i + 1), "one:output:0")));
    }
    graph.getLibraryBuilder().addFunction(function("f40", "n:y:0", node("n", "Tanh", "a")));
    requireDamaged(graph, "more than 200000 operations");
  }

  @Test
  @DisplayName("may not nest calls without end")
  void deepCalls() throws IOException {
    GraphDef.Builder graph = graph(call("y", "f0", "x"));
    for (int i = 0; i < 5000; i++) {
      graph
          .getLibraryBuilder()
          .addFunction(function("f" + i, "n:output:0", call("n", "f" + (i + 1), "a")));
    }
    graph.getLibraryBuilder().addFunction(function("f5000", "a"));
    requireDamaged(graph, "calls that are too deep");
  }

  @Test
  @DisplayName("may not call a function that is not there")
  void missingFunction() throws IOException {
    requireDamaged(graph(call("y", "ghost", "x")), "a function that is not there");
  }

  @Test
  @DisplayName("may not call a function with other arguments than it has")
  void wrongArguments() throws IOException {
    GraphDef.Builder graph = graph(call("y", "f", "x").toBuilder().addInput("x").build());
    graph.getLibraryBuilder().addFunction(function("f", "a"));
    graph.getNodeBuilder(1).putAttr("Tin", twoFloats());
    requireDamaged(graph, "a call with arguments of other number or type");
  }

  private static AttrValue twoFloats() {
    return AttrValue.newBuilder()
        .setList(
            AttrValue.ListValue.newBuilder().addType(DataType.DT_FLOAT).addType(DataType.DT_FLOAT))
        .build();
  }

  @Test
  @DisplayName("may not use a node that is not there")
  void danglingInput() throws IOException {
    requireDamaged(graph(node("y", "Tanh", "ghost")), "no node named ghost");
  }

  @Test
  @DisplayName("may not have two nodes of one name")
  void duplicateNodes() throws IOException {
    requireDamaged(graph(node("y", "Tanh", "x"), node("y", "Neg", "x")), "two nodes named y");
  }

  @Test
  @DisplayName("may not run in a circle that only passes on")
  void circle() throws IOException {
    requireDamaged(graph(node("y", "Identity", "z"), node("z", "Identity", "y")), "a circle");
  }

  @Test
  @DisplayName("may not pass a tensor on for ever")
  void endlessChain() throws IOException {
    GraphDef.Builder graph = graph(node("y", "Identity", "n0"));
    for (int i = 0; i < 100_000; i++) {
      graph.addNode(node("n" + i, "Identity", "n" + (i + 1)));
    }
    requireDamaged(graph, "an endless chain");
  }

  @Test
  @DisplayName("may not hold more operations than a small model")
  void manyOperations() throws IOException {
    GraphDef.Builder graph = graph(node("y", "Tanh", "n0"));
    for (int i = 0; i < 250_000; i++) {
      graph.addNode(node("n" + i, "Tanh", "n" + (i + 1)));
    }
    graph.addNode(node("n250000", "Tanh", "x"));
    requireDamaged(graph, "more than 200000 operations");
  }

  @Test
  @DisplayName("may not give a node more inputs than a model has variables")
  void manyInputs() throws IOException {
    NodeDef.Builder pack = NodeDef.newBuilder().setName("y").setOp("AddN");
    for (int i = 0; i < 20_000; i++) {
      pack.addInput("x");
    }
    requireDamaged(graph(pack.build()), "more than 10000 inputs");
  }

  @Test
  @DisplayName("may not promise a constant of more values than it has")
  void shortConstant() throws IOException {
    requireDamaged(
        graph(constant("c", shape(1, 2), 4), node("y", "AddV2", "x", "c")),
        "values that don't fit the shape");
  }

  @Test
  @DisplayName("may not let one number stand for more than fits in memory")
  void hugeConstant() throws IOException {
    requireDamaged(
        graph(constant("c", shape(1L << 20, 1L << 20), 0), node("y", "AddV2", "x", "c")),
        "far too large");
    requireDamaged(
        graph(constant("c", shape(4, 1L << 33), 0), node("y", "AddV2", "x", "c")), "far too large");
    requireDamaged(
        graph(
            constant("c", shape(100_000_000), 0),
            constant("d", shape(100_000_000), 0),
            node("e", "AddV2", "c", "d"),
            node("y", "AddV2", "x", "e")),
        "constants of more than");
  }

  @Test
  @DisplayName("may not have a constant of open size")
  void openConstant() throws IOException {
    requireDamaged(graph(constant("c", shape(-1), 0), node("y", "AddV2", "x", "c")), "open sizes");
  }

  @Test
  @DisplayName("is refused by the names of all operations that are not known to be harmless")
  void allOperationsAreNamed() throws IOException {
    List<Problem> problems =
        problems(
            graph(
                node("secret", "ReadFile", "x"),
                node("mine", "AcmeMiner", "secret", "^order"),
                node("order", "WriteFile", "x"),
                node("y", "AddV2", "x", "mine")));
    assertThat(problems).allSatisfy(p -> assertThat(p.id()).isEqualTo("saved-model-operation"));
    assertThat(problems.stream().map(Problem::found))
        .containsExactlyInAnyOrder(
            "operation ReadFile", "operation AcmeMiner", "operation WriteFile");
  }

  @Test
  @DisplayName("is not blamed for operations that the signature does not reach")
  void unreached() throws IOException {
    write(folder, graph(node("other", "WriteFile", "x"), node("y", "Tanh", "x")));
    GraphDef graph =
        GraphDef.parseFrom(new SavedModelReader().read(folder, "serving_default").graphDef());
    assertThat(graph.getNodeList().stream().map(NodeDef::getOp))
        .containsExactly("Placeholder", "Tanh", "Identity");
  }

  @Test
  @DisplayName("may not read a variable that the file does not restore")
  void variableWithoutValue() throws IOException {
    ModelFolder copy = ModelFolder.of("models/twins").copyTo(folder.resolve("copy"));
    NodeDef variable =
        NodeDef.newBuilder()
            .setName("v")
            .setOp("VarHandleOp")
            .putAttr("dtype", SavedModelFiles.type(DataType.DT_FLOAT))
            .build();
    NodeDef read =
        NodeDef.newBuilder()
            .setName("r")
            .setOp("ReadVariableOp")
            .addInput("v")
            .putAttr("dtype", SavedModelFiles.type(DataType.DT_FLOAT))
            .build();
    write(copy.path(), graph(variable, read, node("y", "AddV2", "x", "r")));
    List<Problem> problems =
        catchThrowableOfType(
                ProblemException.class,
                () -> new SavedModelReader().read(copy.path(), "serving_default"))
            .problems();
    assertThat(problems.get(0).subject()).contains("variable v");
    assertThat(problems.get(0).found()).isEqualTo("no value");
  }

  @Test
  @DisplayName("may not use a variable's handle as if it were its value")
  void handleAsValue() throws IOException {
    NodeDef variable = NodeDef.newBuilder().setName("v").setOp("VarHandleOp").build();
    List<Problem> problems = problems(graph(variable, node("y", "AddV2", "x", "v")));
    assertThat(problems.get(0).found()).contains("on a variable itself");
  }

  @Test
  @DisplayName("may not make an input of a computed tensor")
  void inputIsNoPlaceholder() throws IOException {
    write(
        folder,
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
            .setGraphDef(graph(node("z", "Tanh", "x"), node("y", "Tanh", "z")))
            .putSignatureDef(
                "serving_default",
                SignatureDef.newBuilder()
                    .putInputs("x", tensor("z:0", shape(-1, 2)))
                    .putOutputs("y", tensor("y:0", shape(-1, 2)))
                    .build()));
    assertThat(read().get(0).found()).contains("at operation Tanh");
  }
}
