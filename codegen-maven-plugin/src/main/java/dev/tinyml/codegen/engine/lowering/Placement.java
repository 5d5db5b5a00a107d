package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.kernel.Copy;
import dev.tinyml.codegen.engine.lowering.Contents.Use;
import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.memory.Buffer;
import dev.tinyml.codegen.engine.memory.MemoryPlan;
import dev.tinyml.codegen.engine.memory.MemoryPlanner;
import dev.tinyml.codegen.engine.memory.Span;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Place;
import dev.tinyml.codegen.engine.plan.Step;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Gives every tensor and all scratch memory a place: tensors that are the model's inputs or outputs
 * in the caller's memory, the others in the arena. Used once.
 */
final class Placement {
  private final List<Integer> inputs;
  private final List<Integer> outputs = new ArrayList<>();
  private final List<TensorSpec> specs;
  private final List<Item> items;
  private final List<Long> sizes = new ArrayList<>();
  private final Map<Integer, Place> borders = new HashMap<>();

  /** Where the common points of groups are. */
  private final Map<Integer, Place> points = new HashMap<>();

  private final Map<Integer, Place> scratchPlaces = new HashMap<>();

  /**
   * @param inputs of the model, tensors
   * @param outputs of the model, tensors
   * @param specs of all tensors
   * @param items in execution order
   */
  Placement(List<Integer> inputs, List<Integer> outputs, List<TensorSpec> specs, List<Item> items) {
    this.inputs = inputs;
    this.specs = new ArrayList<>(specs);
    this.items = new ArrayList<>(items);
    placeBorders(outputs);
    for (Item item : items) {
      item.lowered().reads().forEach(tensor -> type(specs.get(tensor)));
      item.lowered().writes().forEach(tensor -> type(specs.get(tensor)));
    }
    this.specs.forEach(spec -> sizes.add(size(spec)));
  }

  EnginePlan plan() {
    Contents contents = new Contents(items, sizes, outputs);
    TensorGroups groups = new Sharing(items, sizes, borders, contents).groups();
    borders.forEach(
        (tensor, place) -> points.put(groups.root(tensor), place.plus(-groups.begin(tensor))));
    MemoryPlan memory = placeInArena(contents, groups);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!contents.isIdle(i, groups)) {
        steps.add(step(i, groups));
      }
    }
    return new EnginePlan(
        operands(inputs, groups), operands(outputs, groups), steps, memory.bytes(), memory.bound());
  }

  /** An output that is an input, or another output, can only be a copy of it. */
  private void placeBorders(List<Integer> tensors) {
    for (int i = 0; i < inputs.size(); i++) {
      borders.put(inputs.get(i), new Place.InInput(i, 0));
    }
    for (int i = 0; i < tensors.size(); i++) {
      int tensor = tensors.get(i);
      if (borders.containsKey(tensor)) {
        int copied = specs.size();
        specs.add(specs.get(tensor));
        long bytes = size(specs.get(tensor));
        items.add(new Item("COPY", -1, new Lowered.Copy(tensor, 0, copied, 0, bytes)));
        tensor = copied;
      }
      outputs.add(tensor);
      borders.put(tensor, new Place.InOutput(i, 0));
    }
  }

  private MemoryPlan placeInArena(Contents contents, TensorGroups groups) {
    List<Integer> roots = new ArrayList<>();
    List<Long> begins = new ArrayList<>();
    List<Buffer> buffers = new ArrayList<>();
    for (int root : usedRoots(groups)) {
      if (!points.containsKey(root)) {
        List<Use> uses = contents.uses(root, groups);
        long begin = uses.get(0).begin();
        roots.add(root);
        begins.add(begin);
        buffers.add(
            new Buffer(
                uses.stream()
                    .map(u -> new Span(u.begin() - begin, u.bytes(), u.first(), u.last()))
                    .toList()));
      }
    }
    List<Integer> withScratch = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Optional<Lowered.Scratch> scratch = scratch(i);
      if (scratch.isPresent()) {
        withScratch.add(i);
        buffers.add(Buffer.of(bytes(scratch.get().type(), scratch.get().count()), i, i));
      }
    }
    MemoryPlan memory = new MemoryPlanner(EnginePlan.ALIGNMENT).plan(buffers);
    for (int i = 0; i < roots.size(); i++) {
      points.put(roots.get(i), new Place.InArena(memory.offsets().get(i) - begins.get(i)));
    }
    for (int i = 0; i < withScratch.size(); i++) {
      scratchPlaces.put(
          withScratch.get(i), new Place.InArena(memory.offsets().get(roots.size() + i)));
    }
    return memory;
  }

  private TreeSet<Integer> usedRoots(TensorGroups groups) {
    TreeSet<Integer> roots = new TreeSet<>();
    for (Item item : items) {
      item.lowered().reads().forEach(tensor -> roots.add(groups.root(tensor)));
      item.lowered().writes().forEach(tensor -> roots.add(groups.root(tensor)));
    }
    return roots;
  }

  private Optional<Lowered.Scratch> scratch(int index) {
    return items.get(index).lowered() instanceof Lowered.Call call
        ? call.scratch()
        : Optional.empty();
  }

  private Step step(int index, TensorGroups groups) {
    Item item = items.get(index);
    if (item.lowered() instanceof Lowered.Copy copy) {
      Operand from = operand(copy.from(), groups);
      Operand to = operand(copy.to(), groups);
      return new Step(
          item.operator(),
          item.index(),
          Copy.FUNCTION,
          Copy.fields(copy.bytes()),
          List.of(new Operand(from.spec(), from.type(), from.place().plus(copy.fromBegin()))),
          List.of(new Operand(to.spec(), to.type(), to.place().plus(copy.toBegin()))),
          Optional.empty(),
          List.of());
    }
    Lowered.Call call = (Lowered.Call) item.lowered();
    return new Step(
        item.operator(),
        item.index(),
        call.function(),
        call.fields(),
        operands(call.reads(), groups),
        operands(call.writes(), groups),
        call.scratch()
            .map(scratch -> new Step.ScratchPlace(scratch.type(), scratchPlaces.get(index))),
        call.notes());
  }

  private List<Operand> operands(List<Integer> tensors, TensorGroups groups) {
    return tensors.stream().map(tensor -> operand(tensor, groups)).toList();
  }

  private Operand operand(int tensor, TensorGroups groups) {
    TensorSpec spec = specs.get(tensor);
    Place point =
        Optional.ofNullable(points.get(groups.root(tensor)))
            .orElseThrow(() -> new IllegalStateException("tensor " + tensor + " has no place"));
    return new Operand(spec, type(spec), point.plus(groups.begin(tensor)));
  }

  /** Of tensors that nothing uses the type doesn't matter. */
  private static long size(TensorSpec spec) {
    return CType.of(spec.type()).map(type -> bytes(type, spec.shape().elementCount())).orElse(0L);
  }

  private static CType type(TensorSpec spec) {
    return CType.of(spec.type())
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "engine-tensor-type",
                        ProblemKind.UNSUPPORTED,
                        "tensor \"" + spec.name() + "\"",
                        "type " + spec.type(),
                        "integers of 8, 16, 32 or 64 bits, or float32",
                        "choose a board with TensorFlow Lite Micro")));
  }

  private static long bytes(CType type, int count) {
    return (long) type.bytes() * count;
  }
}
