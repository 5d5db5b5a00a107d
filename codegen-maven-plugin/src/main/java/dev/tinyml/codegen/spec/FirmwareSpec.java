package dev.tinyml.codegen.spec;

import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.board.ArduinoTarget;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.runtime.OperatorLimit;
import dev.tinyml.codegen.runtime.OperatorRegistration;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import dev.tinyml.converter.tflite.TfliteKind;
import java.util.List;
import java.util.Optional;

/**
 * A model on a board.
 *
 * @param model what runs
 * @param board what it runs on
 * @param target how Arduino builds for it; its version is known
 * @param runtime the board's inference library
 * @param registrations one per distinct operator, sorted by operator
 * @param source where the input comes from
 * @param arena memory that the interpreter needs with the board's library
 * @param staticMemoryArena the same for a build with {@code TF_LITE_STATIC_MEMORY}
 * @param engine what is generated instead of an interpreter and its model; empty otherwise
 */
public record FirmwareSpec(
    ModelSpec model,
    Board board,
    ArduinoTarget target,
    RuntimeProfile runtime,
    List<OperatorRegistration> registrations,
    SignalSource source,
    ArenaSize arena,
    ArenaSize staticMemoryArena,
    Optional<EnginePlan> engine) {

  /** Copies the list. */
  public FirmwareSpec {
    registrations = List.copyOf(registrations);
  }

  /**
   * The operators whose quantized results may be others on this board than those that were
   * verified, as far as is known; sorted. Golden vectors may then differ, too.
   */
  public List<String> deviatingOperators() {
    return registrations.stream()
        .filter(one -> outputSteps(one) > 0)
        .map(one -> one.method().operator())
        .toList();
  }

  /**
   * How far quantized outputs may be from the golden ones, in steps of their scale: 0 unless there
   * are {@link #deviatingOperators}.
   */
  public int outputSteps() {
    return registrations.stream().mapToInt(this::outputSteps).max().orElse(0);
  }

  private int outputSteps(OperatorRegistration one) {
    return model.kind().equals(TfliteKind.FLOAT)
        ? 0
        : one.method().limits().stream().mapToInt(OperatorLimit::outputSteps).max().orElse(0);
  }

  /** Whether the board must compute golden outputs to the last bit. */
  public boolean isExact() {
    return model.isExact() && outputSteps() == 0;
  }

  /** What runs the model, for people. */
  public String program() {
    return engine
            .map(plan -> plan.steps().size() + " steps of ")
            .orElseGet(() -> registrations.size() + " operators of ")
        + runtime.description();
  }

  /** What the model takes of the flash, without code: its file, or the constants made of it. */
  public long modelBytes() {
    return engine.map(EnginePlan::constantBytes).orElse((long) model.blob().size());
  }

  /** Whether the outputs are classes with names. */
  public boolean classifies() {
    return !model.labels().isEmpty();
  }

  /**
   * Whether a class is told only once several windows agree: windows of a sensor overlap, those
   * that are received have nothing to do with each other.
   */
  public boolean debounces() {
    return classifies() && source instanceof AccelerometerSource;
  }
}
