package dev.tinyml.converter.savedmodel;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;

/** The functions of a graph by name. Not thread-safe. */
final class Library {
  private final SavedModelSubject subject;
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Map<String, Body> bodies = new HashMap<>();

  Library(SavedModelSubject subject, GraphDef graph) {
    this.subject = subject;
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      functions.put(function.getSignature().getName(), function);
    }
  }

  /**
   * The function that an attribute of a node names.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it names none, or one that is not
   *     there
   */
  FunctionDef function(NodeDef node, String attribute) {
    return function(
        node, node.getAttrMap().getOrDefault(attribute, AttrValue.getDefaultInstance()).getFunc());
  }

  /** The function of a name; see {@link #function(NodeDef, String)}. */
  FunctionDef function(NodeDef node, NameAttrList name) {
    FunctionDef function = functions.get(name.getName());
    if (function == null) {
      throw subject.damaged(
          "saved-model-graph",
          GraphFileReader.FILE + ", node " + node.getName(),
          "a call of a function that is not there",
          "a call of a function of this file");
    }
    return function;
  }

  Body body(FunctionDef function) {
    return bodies.computeIfAbsent(
        function.getSignature().getName(), name -> Body.of(subject, function));
  }
}
