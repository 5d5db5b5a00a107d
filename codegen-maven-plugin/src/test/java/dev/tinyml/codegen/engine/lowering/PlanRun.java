package dev.tinyml.codegen.engine.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Place;
import dev.tinyml.codegen.engine.plan.Step;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs the plan of a {@link RandomGraph} as a board would: a byte at a time, in one arena. */
final class PlanRun {
  private final EnginePlan plan;
  private final int seed;
  private final Random garbage;
  private final byte[] arena;
  private final List<byte[]> inputs = new ArrayList<>();
  private final List<byte[]> outputs = new ArrayList<>();

  PlanRun(EnginePlan plan, int seed) {
    this.plan = plan;
    this.seed = seed;
    garbage = new Random(seed);
    arena = garbage((int) plan.arenaBytes());
    plan.outputs().forEach(output -> outputs.add(garbage((int) output.bytes())));
  }

  private byte[] garbage(int size) {
    byte[] bytes = new byte[size];
    garbage.nextBytes(bytes);
    return bytes;
  }

  /**
   * @param expected values of the inputs, which must not change, then those of the outputs
   */
  void check(List<byte[]> expected) {
    int count = plan.inputs().size();
    expected.subList(0, count).forEach(input -> inputs.add(input.clone()));
    for (Step step : plan.steps()) {
      run(step);
    }
    for (int i = 0; i < expected.size(); i++) {
      assertThat(i < count ? inputs.get(i) : outputs.get(i - count))
          .as("%s of model %s", i < count ? "input " + i : "output " + (i - count), seed)
          .isEqualTo(expected.get(i));
    }
  }

  private void run(Step step) {
    ByteBuffer to = memory(step.outputs().get(0).place());
    List<ByteBuffer> from = step.inputs().stream().map(Operand::place).map(this::memory).toList();
    if (step.function().name().equals("copy")) {
      for (int i = 0; i < Integer.parseInt(literal(step, 0)); i++) {
        to.put(i, from.get(0).get(i));
      }
      return;
    }
    step.scratch()
        .ifPresent(
            scratch -> {
              ByteBuffer memory = memory(scratch.place());
              // The least that there can be of it.
              memory.put(0, (byte) garbage.nextInt());
            });
    for (int i = 0; i < step.outputs().get(0).bytes(); i++) {
      int hash = Integer.parseInt(literal(step, 0)) * 31 + i;
      for (int k = 0; k < from.size(); k++) {
        boolean own = literal(step, 1).matches(".*\\b" + k + "\\b.*");
        hash = hash * 31 + (own ? from.get(k).get(i) : hash(from.get(k), step.inputs().get(k)));
      }
      to.put(i, (byte) (hash ^ hash >> 8 ^ hash >> 16));
    }
  }

  private static int hash(ByteBuffer memory, Operand operand) {
    int hash = 1;
    for (int i = 0; i < operand.bytes(); i++) {
      hash = hash * 31 + memory.get(i);
    }
    return hash;
  }

  private static String literal(Step step, int field) {
    return ((Field.Scalar) step.fields().get(field)).literal();
  }

  private ByteBuffer memory(Place place) {
    if (place instanceof Place.InInput input) {
      return slice(inputs.get(input.index()), input.offset());
    }
    if (place instanceof Place.InOutput output) {
      return slice(outputs.get(output.index()), output.offset());
    }
    return slice(arena, ((Place.InArena) place).offset());
  }

  private static ByteBuffer slice(byte[] bytes, long offset) {
    return ByteBuffer.wrap(bytes, (int) offset, bytes.length - (int) offset).slice();
  }
}
