package dev.tinyml.codegen.cpp.engine;

import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Place;
import dev.tinyml.codegen.engine.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names constants and writes calls. Arrays and structures that are equal exist once. */
final class LayerViews {
  private final EnginePlan plan;
  private final List<EngineLayer> layers = new ArrayList<>();
  private final List<EngineCall> calls = new ArrayList<>();
  private final Map<ArrayKey, String> arrays = new HashMap<>();
  private final Map<StructureKey, String> structures = new HashMap<>();

  private record ArrayKey(CType type, IntegerArray values, boolean tiled) {}

  private record StructureKey(String function, List<EngineMember> members) {}

  private LayerViews(EnginePlan plan) {
    this.plan = plan;
  }

  static LayerViews of(EnginePlan plan) {
    LayerViews views = new LayerViews(plan);
    for (int i = 0; i < plan.steps().size(); i++) {
      views.add(i + 1, plan.steps().get(i));
    }
    views.addUnusedInputs();
    return views;
  }

  List<EngineLayer> layers() {
    return layers;
  }

  List<EngineCall> calls() {
    return calls;
  }

  /** Compilers ask for a reason why a parameter is there. */
  private void addUnusedInputs() {
    Set<Integer> read =
        plan.steps().stream()
            .flatMap(step -> step.inputs().stream())
            .map(Operand::place)
            .filter(Place.InInput.class::isInstance)
            .map(place -> ((Place.InInput) place).index())
            .collect(Collectors.toSet());
    for (int i = 0; i < plan.inputs().size(); i++) {
      if (!read.contains(i)) {
        String name = EnginePort.variable("input", i, plan.inputs().size());
        calls.add(new EngineCall(name + " has no effect", "(void)", name));
      }
    }
  }

  private void add(int number, Step step) {
    String symbol = "layer_" + number;
    List<EngineArray> ownArrays = new ArrayList<>();
    List<EngineMember> members = new ArrayList<>();
    for (Field field : step.fields()) {
      members.add(new EngineMember(field.name(), value(symbol, field, ownArrays)));
    }
    StructureKey key = new StructureKey(step.function().name(), List.copyOf(members));
    String known = structures.putIfAbsent(key, symbol);
    if (known == null) {
      layers.add(
          new EngineLayer(
              StepText.layer(number, step), ownArrays, step.function().name(), symbol, members));
    }
    calls.add(
        new EngineCall(
            StepText.call(number, step),
            step.function().name(),
            arguments(known == null ? symbol : known, step)));
  }

  private String value(String symbol, Field field, List<EngineArray> ownArrays) {
    if (field instanceof Field.Scalar scalar) {
      return scalar.literal();
    }
    Field.Array array = (Field.Array) field;
    String name = symbol + "_" + ownName(array.name());
    String known =
        arrays.putIfAbsent(new ArrayKey(array.type(), array.values(), array.tiled()), name);
    if (known == null) {
      ownArrays.add(EngineArray.of(name, array));
    }
    return known == null ? name : known;
  }

  /** Without the structure that a layer's weights are in, when there is just one. */
  private static String ownName(String member) {
    return member.replaceFirst("^(conv\\.)?(dense\\.)?", "").replace('.', '_');
  }

  private String arguments(String symbol, Step step) {
    List<String> arguments = new ArrayList<>();
    arguments.add("&" + symbol);
    step.inputs().forEach(operand -> arguments.add(address(operand)));
    step.outputs().forEach(operand -> arguments.add(address(operand)));
    step.scratch().ifPresent(scratch -> arguments.add(address(scratch.type(), scratch.place())));
    return arguments.stream().collect(Collectors.joining(", "));
  }

  private String address(Operand operand) {
    return address(operand.type(), operand.place());
  }

  private String address(CType type, Place place) {
    if (place instanceof Place.InInput input) {
      return element(
          EnginePort.variable("input", input.index(), plan.inputs().size()), type, input.offset());
    }
    if (place instanceof Place.InOutput output) {
      return element(
          EnginePort.variable("output", output.index(), plan.outputs().size()),
          type,
          output.offset());
    }
    String bytes = "memory + " + ((Place.InArena) place).offset();
    return type == CType.INT8 ? bytes : "(" + type.text() + " *)(void *)(" + bytes + ")";
  }

  /** What lies in a caller's array has the type of its elements. */
  private static String element(String array, CType type, long offset) {
    return offset == 0 ? array : array + " + " + offset / type.bytes();
  }
}
