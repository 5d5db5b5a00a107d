package dev.tinyml.codegen.engine.lowering;

import dev.tinyml.codegen.engine.lowering.LiveOperators.Item;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Concatenations, slices, padding and calls in any company, and what they compute when each tensor
 * has memory of its own.
 */
final class RandomGraph {
  private final Random random;
  private final List<Integer> inputs = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private final List<TensorSpec> specs = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();

  private RandomGraph(Random random) {
    this.random = random;
  }

  static RandomGraph of(Random random) {
    RandomGraph graph = new RandomGraph(random);
    for (int i = 0; i <= random.nextInt(2); i++) {
      graph.inputs.add(graph.tensor(1 + random.nextInt(8)));
      random.nextBytes(graph.values.get(i));
    }
    for (int i = 3 + random.nextInt(12); i > 0; i--) {
      graph.addOperator();
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      graph.outputs.add(graph.any());
    }
    return graph;
  }

  List<Integer> inputs() {
    return inputs;
  }

  List<Integer> outputs() {
    return outputs;
  }

  List<TensorSpec> specs() {
    return specs;
  }

  List<Item> items() {
    return items;
  }

  long copies() {
    return items.stream().filter(item -> item.lowered() instanceof Lowered.Copy).count();
  }

  /** Values of the inputs, then those of the outputs. */
  List<byte[]> expected() {
    return IntStream.concat(
            inputs.stream().mapToInt(Integer::intValue),
            outputs.stream().mapToInt(Integer::intValue))
        .mapToObj(values::get)
        .toList();
  }

  private int tensor(int size) {
    specs.add(
        new TensorSpec("t" + specs.size(), Shape.of(size), ElementType.INT8, Optional.empty()));
    values.add(new byte[size]);
    return specs.size() - 1;
  }

  private int any() {
    return random.nextInt(specs.size());
  }

  private int size(int tensor) {
    return values.get(tensor).length;
  }

  private void addOperator() {
    switch (random.nextInt(7)) {
      case 0 -> concatenate();
      case 1 -> split();
      case 2 -> pad();
      case 3 -> {
        int from = any();
        copy(from, 0, tensor(size(from)), 0, size(from));
      }
      case 4, 5 -> inPlace();
      default -> call(List.of(any(), any()), tensor(1 + random.nextInt(8)), false);
    }
  }

  private void concatenate() {
    List<Integer> parts = IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> any()).toList();
    int to = tensor(parts.stream().mapToInt(this::size).sum());
    int begin = 0;
    for (int part : parts) {
      copy(part, 0, to, begin, size(part));
      begin += size(part);
    }
  }

  private void split() {
    int from = any();
    int at = random.nextInt(size(from));
    copy(from, at, tensor(size(from) - at), 0, size(from) - at);
    if (at > 0) {
      copy(from, 0, tensor(at), 0, at);
    }
  }

  private void pad() {
    int from = any();
    int before = random.nextInt(3);
    int to = tensor(before + size(from) + random.nextInt(3));
    call(List.of(), to, false);
    copy(from, 0, to, before, size(from));
  }

  private void inPlace() {
    int first = any();
    List<Integer> reads = new ArrayList<>(List.of(first));
    if (random.nextBoolean()) {
      reads.add(random.nextInt(3) == 0 ? first : any());
    }
    call(reads, tensor(size(first)), true);
  }

  private void copy(int from, int fromBegin, int to, int toBegin, int bytes) {
    items.add(
        new Item("COPY", items.size(), new Lowered.Copy(from, fromBegin, to, toBegin, bytes)));
    System.arraycopy(values.get(from), fromBegin, values.get(to), toBegin, bytes);
  }

  private void call(List<Integer> reads, int to, boolean inPlace) {
    int id = items.size();
    // Such a call may read the tensor that it writes over more than once, element by element.
    List<Integer> own =
        IntStream.range(0, reads.size())
            .filter(i -> inPlace && reads.get(i).equals(reads.get(0)))
            .boxed()
            .toList();
    items.add(
        new Item(
            "CALL",
            id,
            new Lowered.Call(
                CFunction.of("call"),
                List.of(Field.number("id", id), Field.numbers("own", own)),
                reads,
                List.of(to),
                random.nextBoolean()
                    ? Optional.of(new Lowered.Scratch(CType.INT8, 1 + random.nextInt(6)))
                    : Optional.empty(),
                inPlace,
                List.of())));
    byte[] result = values.get(to);
    for (int i = 0; i < result.length; i++) {
      int hash = id * 31 + i;
      for (int k = 0; k < reads.size(); k++) {
        byte[] read = values.get(reads.get(k));
        hash = hash * 31 + (own.contains(k) ? read[i] : Arrays.hashCode(read));
      }
      result[i] = (byte) (hash ^ hash >> 8 ^ hash >> 16);
    }
  }
}
