package dev.tinyml.converter.savedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;

/**
 * Copies calls, loops and branches. What they pass on of variables is left out: the functions that
 * they call are copied with the values inside. Not thread-safe.
 */
final class CallFreezer {
  private final FreezeContext context;
  private final Body body;
  private final BodyFreezer caller;
  private final FunctionFreezer functions;

  CallFreezer(FreezeContext context, Body body, BodyFreezer caller, FunctionFreezer functions) {
    this.context = context;
    this.body = body;
    this.caller = caller;
    this.functions = functions;
  }

  List<NodeDef> call(NodeDef node) {
    Passed passed = passed(node, types(node, "Tin"), 0);
    NodeDef.Builder copy = node(node, "PartitionedCall", passed.tensors());
    copy.putAttr("Tin", types(passed.types()));
    copy.putAttr("Tout", types(types(node, "Tout")));
    callee(node, copy, "f", passed, false);
    return List.of(copy.build());
  }

  List<NodeDef> loop(NodeDef node) {
    Passed passed = passed(node, types(node, "T"), 0);
    NodeDef.Builder copy = node(node, "StatelessWhile", passed.tensors());
    copy.putAttr("T", types(passed.types()));
    callee(node, copy, "cond", passed, false);
    callee(node, copy, "body", passed, true);
    return List.of(copy.build());
  }

  List<NodeDef> branch(NodeDef node) {
    Passed passed = passed(node, types(node, "Tin"), 1);
    List<String> inputs = new ArrayList<>(List.of(caller.keep(body.input(node, 0))));
    inputs.addAll(passed.tensors());
    NodeDef.Builder copy = node(node, "StatelessIf", inputs);
    copy.putAttr("Tin", types(passed.types()));
    copy.putAttr("Tout", types(types(node, "Tout")));
    if (node.getAttrMap().containsKey("Tcond")) {
      copy.putAttr("Tcond", node.getAttrMap().get("Tcond"));
    }
    callee(node, copy, "then_branch", passed, false);
    callee(node, copy, "else_branch", passed, false);
    return List.of(copy.build());
  }

  /** The name of a loop's result, whose number is smaller by the variables left out before it. */
  String loopOutput(NodeDef node, TensorName tensor) {
    List<DataType> types = types(node, "T");
    int index = tensor.index();
    if (index < 0 || index >= types.size() || types.get(index) == DataType.DT_RESOURCE) {
      throw body.damaged("no tensor " + tensor.port() + " of node " + node.getName());
    }
    long before = types.subList(0, index).stream().filter(t -> t != DataType.DT_RESOURCE).count();
    return node.getName() + (body.isFunction() ? ":output:" : ":") + before;
  }

  /**
   * What a node passes to the functions that it calls.
   *
   * @param tensors names in the copy, of tensors only
   * @param types of those
   * @param arguments for each argument of the function the variable, empty for tensors
   */
  private record Passed(
      List<String> tensors, List<DataType> types, List<Optional<String>> arguments) {}

  private Passed passed(NodeDef node, List<DataType> types, int first) {
    Passed passed = new Passed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < types.size(); i++) {
      TensorName input = body.input(node, first + i);
      if (types.get(i) == DataType.DT_RESOURCE) {
        Optional<String> variable = caller.variable(input);
        if (variable.isEmpty()) {
          context.refuse(body, node, "a resource that isn't a variable, " + input.node());
        }
        passed.arguments().add(variable);
      } else {
        passed.tensors().add(caller.keep(input));
        passed.types().add(types.get(i));
        passed.arguments().add(Optional.empty());
      }
    }
    return passed;
  }

  private void callee(
      NodeDef node, NodeDef.Builder copy, String attribute, Passed passed, boolean loopBody) {
    FunctionFreezer.Frozen frozen =
        functions.freeze(context.library().function(node, attribute), passed.arguments(), loopBody);
    caller.spend(frozen.cost());
    copy.putAttr(
        attribute,
        AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName(frozen.name())).build());
  }

  private static NodeDef.Builder node(NodeDef node, String operation, List<String> inputs) {
    return NodeDef.newBuilder().setName(node.getName()).setOp(operation).addAllInput(inputs);
  }

  private List<DataType> types(NodeDef node, String attribute) {
    AttrValue types = node.getAttrMap().get(attribute);
    if (types == null || !types.hasList()) {
      throw body.damaged("node " + node.getName() + " without its types " + attribute);
    }
    List<DataType> list = types.getList().getTypeList();
    if (!list.stream().allMatch(ElementSizes::isKnown)) {
      throw body.damaged("node " + node.getName() + " with an unknown type in " + attribute);
    }
    return list;
  }

  private static AttrValue types(List<DataType> types) {
    return AttrValue.newBuilder()
        .setList(AttrValue.ListValue.newBuilder().addAllType(types))
        .build();
  }
}
