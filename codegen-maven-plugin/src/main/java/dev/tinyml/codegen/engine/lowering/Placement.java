package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.kernel.Copy;
import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.memory.Buffer;
import dev.tinyml.codegen.engine.memory.MemoryPlan;
import dev.tinyml.codegen.engine.memory.MemoryPlanner;
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
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Gives every tensor and all scratch memory a place: tensors that are the model's inputs or outputs
 * in the caller's memory, the others in the arena. Used once.
 */
final class Placement {
  private final List<Integer> inputs;
  private final List<Integer> outputs;
  private final List<TensorSpec> specs = new ArrayList<>();
  private final List<Item> calls = new ArrayList<>();
  private final TensorGroups groups;
  private final Map<Integer, Place> places = new HashMap<>();

  Placement(TfliteModel model, List<Item> items) {
    inputs = model.inputs();
    outputs = new ArrayList<>(model.outputs());
    model.tensors().stream().map(TfliteTensor::spec).forEach(specs::add);
    groups = new TensorGroups(specs.size() + outputs.size());
    for (Item item : items) {
      if (item.lowered() instanceof Lowered.Alias alias) {
        groups.join(alias.tensor(), alias.of());
      } else {
        calls.add(item);
      }
    }
  }

  EnginePlan plan() {
    placeBorders();
    workInPlace();
    List<Integer> roots = new ArrayList<>();
    List<Buffer> buffers = new ArrayList<>();
    arenaGroups()
        .forEach(
            (root, buffer) -> {
              roots.add(root);
              buffers.add(buffer);
            });
    List<Integer> withScratch =
        IntStream.range(0, calls.size()).filter(i -> scratch(i).isPresent()).boxed().toList();
    for (int call : withScratch) {
      Lowered.Scratch scratch = scratch(call).orElseThrow();
      buffers.add(new Buffer(bytes(scratch.type(), scratch.count()), call, call));
    }
    MemoryPlan memory = new MemoryPlanner(EnginePlan.ALIGNMENT).plan(buffers);
    for (int i = 0; i < roots.size(); i++) {
      places.put(roots.get(i), new Place.InArena(memory.offsets().get(i)));
    }
    Map<Integer, Place> scratchPlaces = new HashMap<>();
    for (int i = 0; i < withScratch.size(); i++) {
      scratchPlaces.put(
          withScratch.get(i), new Place.InArena(memory.offsets().get(roots.size() + i)));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      steps.add(step(i, Optional.ofNullable(scratchPlaces.get(i))));
    }
    return new EnginePlan(
        operands(inputs), operands(outputs), steps, memory.bytes(), memory.bound());
  }

  /** An output that is an input, or another output, can only be a copy of it. */
  private void placeBorders() {
    for (int i = 0; i < inputs.size(); i++) {
      places.put(groups.find(inputs.get(i)), new Place.InInput(i));
    }
    for (int i = 0; i < outputs.size(); i++) {
      int tensor = outputs.get(i);
      if (places.containsKey(groups.find(tensor))) {
        int copied = specs.size();
        specs.add(specs.get(tensor));
        long bytes = operandBytes(tensor);
        calls.add(new Item("COPY", -1, Copy.of(tensor, copied, bytes)));
        outputs.set(i, copied);
      }
      places.put(groups.find(outputs.get(i)), new Place.InOutput(i));
    }
  }

  /** Lets calls write over an input that nothing reads afterwards. */
  private void workInPlace() {
    for (int i = 0; i < calls.size(); i++) {
      Lowered.Call call = call(i);
      if (!call.inPlace()) {
        continue;
      }
      int from = groups.find(call.reads().get(0));
      int to = groups.find(call.writes().get(0));
      boolean owned = !places.containsKey(from);
      if (owned
          && from != to
          && lastUse(from) == i
          && operandBytes(call.reads().get(0)) == operandBytes(call.writes().get(0))) {
        Place place = places.get(to);
        groups.join(from, to);
        if (place != null) {
          places.put(groups.find(to), place);
        }
      }
    }
  }

  private int lastUse(int root) {
    return IntStream.range(0, calls.size()).filter(i -> uses(call(i), root)).max().orElseThrow();
  }

  private boolean uses(Lowered.Call call, int root) {
    return call.reads().stream().anyMatch(t -> groups.find(t) == root)
        || call.writes().stream().anyMatch(t -> groups.find(t) == root);
  }

  /** What lies in the arena, by the tensor that stands for its group. */
  private Map<Integer, Buffer> arenaGroups() {
    Map<Integer, Buffer> buffers = new TreeMap<>();
    for (int i = 0; i < calls.size(); i++) {
      int step = i;
      List<Integer> used = new ArrayList<>(call(i).reads());
      used.addAll(call(i).writes());
      for (int tensor : used) {
        int root = groups.find(tensor);
        if (!places.containsKey(root)) {
          Buffer now = new Buffer(operandBytes(tensor), step, step);
          buffers.merge(
              root, now, (a, b) -> new Buffer(Math.max(a.bytes(), b.bytes()), a.first(), b.last()));
        }
      }
    }
    return buffers;
  }

  private Step step(int index, Optional<Place> scratchPlace) {
    Lowered.Call call = call(index);
    return new Step(
        calls.get(index).operator(),
        calls.get(index).index(),
        call.function(),
        call.fields(),
        operands(call.reads()),
        operands(call.writes()),
        scratchPlace.map(
            place -> new Step.ScratchPlace(call.scratch().orElseThrow().type(), place)),
        call.notes());
  }

  private List<Operand> operands(List<Integer> tensors) {
    return tensors.stream().map(this::operand).toList();
  }

  private Operand operand(int tensor) {
    Place place = places.get(groups.find(tensor));
    if (place == null) {
      throw new IllegalStateException("tensor " + tensor + " has no place");
    }
    return new Operand(specs.get(tensor), type(tensor), place);
  }

  private Lowered.Call call(int index) {
    return (Lowered.Call) calls.get(index).lowered();
  }

  private Optional<Lowered.Scratch> scratch(int index) {
    return call(index).scratch();
  }

  private long operandBytes(int tensor) {
    return bytes(type(tensor), specs.get(tensor).shape().elementCount());
  }

  private CType type(int tensor) {
    TensorSpec spec = specs.get(tensor);
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
