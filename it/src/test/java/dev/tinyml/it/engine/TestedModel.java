package dev.tinyml.it.engine;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.spec.ModelIdentifier;
import dev.tinyml.converter.manifest.Normalization;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model with a plan for its engine, and what is recorded of it.
 *
 * @param name for messages
 * @param plan of the engine
 * @param recordings one or more
 */
record TestedModel(String name, EnginePlan plan, List<Recording> recordings) {

  /** Copies the list. */
  TestedModel {
    recordings = List.copyOf(recordings);
  }

  /**
   * The engine's sources.
   *
   * @param id what global names begin with
   */
  GeneratedTree sources(ModelIdentifier id) {
    return TestedEngine.sources(id, plan, Normalization.IDENTITY);
  }

  /** Samples of all recordings. */
  int samples() {
    return recordings.stream().mapToInt(Recording::samples).sum();
  }

  /** Bytes of an input's or output's values, all of them together, with room between them. */
  long borderBytes() {
    return Stream.concat(plan.inputs().stream(), plan.outputs().stream())
        .mapToLong(operand -> operand.bytes() + 64)
        .sum();
  }

  /** About what an image needs in flash for it; code is as large as that of most engines. */
  long flashBytes() {
    return plan.constantBytes() + 14_000;
  }

  /** What an image needs in RAM for it, less what models share. */
  long ramBytes() {
    return plan.arenaBytes() + EnginePlan.ALIGNMENT;
  }

  /** What models share, for the one that needs most: an arena, inputs and outputs. */
  long sharedBytes() {
    return plan.arenaBytes() + 64 + borderBytes();
  }

  /** Bytes of inputs or outputs of a sample. */
  static long bytes(List<Operand> operands) {
    return operands.stream().mapToLong(Operand::bytes).sum();
  }

  @Override
  public String toString() {
    return name;
  }
}
