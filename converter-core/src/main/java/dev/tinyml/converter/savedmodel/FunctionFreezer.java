package dev.tinyml.converter.savedmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.OpDef;

/**
 * Copies functions with the variables they are called with as constants: one copy per function and
 * combination of variables. Not thread-safe; one per graph.
 */
final class FunctionFreezer {
  /**
   * Exporters drop what a function doesn't need; a hostile file may call for it again and again.
   */
  private static final int LOOKS_PER_OPERATION = 10;

  private final FreezeContext context;
  private final Map<Call, Frozen> frozen = new HashMap<>();
  private final Map<String, FunctionDef> copies = new LinkedHashMap<>();
  private final Set<String> active = new HashSet<>();

  /** Nodes of all functions that were looked at, once per copy. */
  private long looked;

  FunctionFreezer(FreezeContext context) {
    this.context = context;
  }

  private record Call(String function, List<Optional<String>> variables, boolean loopBody) {}

  /**
   * A copy of a function.
   *
   * @param name of the copy
   * @param cost operations in it, each call counted with what it calls
   */
  record Frozen(String name, long cost) {}

  /** All copies in the order in which they were finished: a function after those that it calls. */
  Collection<FunctionDef> copies() {
    return copies.values();
  }

  /**
   * Copies a function, or finds the copy.
   *
   * @param variables for each argument the variable that is passed; empty for tensors
   * @param loopBody whether each variable is passed on to the next round
   * @throws dev.tinyml.converter.problem.ProblemException when the function is not sound
   */
  Frozen freeze(FunctionDef function, List<Optional<String>> variables, boolean loopBody) {
    String name = function.getSignature().getName();
    Call call = new Call(name, variables, loopBody);
    Frozen known = frozen.get(call);
    if (known != null) {
      return known;
    }
    Body body = context.library().body(function);
    if (active.size() >= context.limits().calls() || !active.add(name)) {
      throw body.damaged("a call of itself, or calls that are too deep");
    }
    looked += body.size();
    if (looked > (long) LOOKS_PER_OPERATION * context.limits().operations()) {
      throw body.damaged("too many copies of large functions");
    }
    Frozen result = copy(function, body, call);
    active.remove(name);
    frozen.put(call, result);
    return result;
  }

  private Frozen copy(FunctionDef function, Body body, Call call) {
    requireArguments(body, call);
    BodyFreezer freezer = new BodyFreezer(context, body, call.variables(), Map.of(), this);
    OpDef.Builder signature = OpDef.newBuilder();
    FunctionDef.Builder copy = FunctionDef.newBuilder();
    List<OpDef.ArgDef> inputs = function.getSignature().getInputArgList();
    for (OpDef.ArgDef input : inputs) {
      if (input.getType() != DataType.DT_RESOURCE) {
        signature.addInputArg(bare(input));
      }
    }
    List<OpDef.ArgDef> outputs = function.getSignature().getOutputArgList();
    for (int i = 0; i < outputs.size(); i++) {
      OpDef.ArgDef output = outputs.get(i);
      String returned = function.getRetMap().get(output.getName());
      if (returned == null || !ElementSizes.isKnown(output.getType())) {
        throw body.damaged("no result, or one without a type, named " + output.getName());
      }
      TensorName tensor = TensorName.of(returned);
      if (output.getType() == DataType.DT_RESOURCE) {
        requirePassedOn(body, call, i, freezer.variable(tensor));
      } else {
        signature.addOutputArg(bare(output));
        copy.putRet(output.getName(), freezer.keep(tensor));
      }
    }
    copy.addAllNodeDef(freezer.write());
    function
        .getAttrMap()
        .forEach(
            (key, value) -> {
              if (!key.startsWith("_")) {
                copy.putAttr(key, value);
              }
            });
    String name = freeName(call.function());
    copies.put(name, copy.setSignature(signature.setName(name)).build());
    return new Frozen(name, freezer.cost() + 1);
  }

  private static OpDef.ArgDef bare(OpDef.ArgDef argument) {
    return OpDef.ArgDef.newBuilder()
        .setName(argument.getName())
        .setType(argument.getType())
        .build();
  }

  private static void requireArguments(Body body, Call call) {
    List<DataType> types = body.argumentTypes();
    boolean fits = types.size() == call.variables().size();
    for (int i = 0; fits && i < types.size(); i++) {
      fits = types.get(i) == DataType.DT_RESOURCE || call.variables().get(i).isEmpty();
    }
    if (!fits) {
      throw body.damaged("a call with arguments of other number or type");
    }
  }

  private static void requirePassedOn(Body body, Call call, int index, Optional<String> returned) {
    boolean passedOn =
        call.loopBody()
            && index < call.variables().size()
            && returned.isPresent()
            && returned.equals(call.variables().get(index));
    if (!passedOn) {
      throw body.damaged("a variable as result number " + index);
    }
  }

  private String freeName(String name) {
    String free = name;
    for (int i = 1; copies.containsKey(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
