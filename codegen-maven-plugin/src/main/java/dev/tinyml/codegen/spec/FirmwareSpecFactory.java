package dev.tinyml.codegen.spec;

import dev.tinyml.codegen.arena.ArenaForecast;
import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.board.ArduinoTarget;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.Microcontroller;
import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.fit.ModelDemand;
import dev.tinyml.codegen.runtime.ModelSupport;
import dev.tinyml.codegen.runtime.OperatorRefusal;
import dev.tinyml.codegen.runtime.RegistrationPlanner;
import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;
import java.util.Optional;

/** Fits a model to a board and its inference library. Stateless. */
public final class FirmwareSpecFactory {
  private final SignalSourceFactory sources = new SignalSourceFactory();
  private final ModelSupport support = new ModelSupport();
  private final RegistrationPlanner registrations = new RegistrationPlanner();
  private final ArenaForecast arenas = new ArenaForecast();
  private final EngineLowering lowering = new EngineLowering();

  /**
   * Checks that a board's library can run a model, and that the board can record its input.
   *
   * @throws ProblemException with everything that does not fit
   */
  public FirmwareSpec create(ModelSpec model, Board board, RuntimeProfile runtime) {
    Problems problems = new Problems();
    Optional<EnginePlan> engine = engine(model, runtime, problems);
    if (runtime.kind() == RuntimeKind.INTERPRETER) {
      support.refusals(model.structure(), model.classification(), runtime).stream()
          .map(OperatorRefusal::problem)
          .forEach(problems::add);
    }
    engine.ifPresent(plan -> checkConstants(plan, board, problems));
    checkTarget(board, problems);
    SignalSource source = sources.create(model, board, problems);
    problems.throwIfAny();
    Microcontroller processor = board.microcontroller();
    return new FirmwareSpec(
        model,
        board,
        board.arduino().orElseThrow(),
        runtime,
        registrations.plan(model.structure(), runtime),
        source,
        arena(model, engine, runtime.arena(processor.core(), processor.dsp())),
        arena(model, engine, runtime.staticMemoryArena(processor.core(), processor.dsp())),
        engine);
  }

  private ArenaSize arena(ModelSpec model, Optional<EnginePlan> engine, Optional<String> profile) {
    return engine
        .map(plan -> new ArenaSize(Math.toIntExact(plan.arenaBytes()), List.of()))
        .orElseGet(() -> arenas.size(model.structure(), profile));
  }

  /** What the compiler would stop at, in other words. */
  private static void checkConstants(EnginePlan plan, Board board, Problems problems) {
    if (plan.reachesTooFar(board.microcontroller().core())) {
      problems.add(
          "engine-constants-too-far",
          ProblemKind.UNSUPPORTED,
          "model on board " + board.id(),
          plan.nearBytes() + " bytes of weights and other constants",
          "at most "
              + EnginePlan.AVR_NEAR_BYTES
              + " bytes: instructions of AVR that load from flash reach its first 64 KB",
          "train a smaller model, or choose a board with a 32-bit core");
    }
  }

  /** What the engine can't compute shows when it is planned, and nowhere before. */
  private Optional<EnginePlan> engine(ModelSpec model, RuntimeProfile runtime, Problems problems) {
    if (runtime.kind() != RuntimeKind.C_ENGINE) {
      return Optional.empty();
    }
    try {
      return Optional.of(lowering.lower(new DeviceModel(model.blob(), model.structure())));
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
      return Optional.empty();
    }
  }

  /** A sketch pins the core that it is built with. */
  private static void checkTarget(Board board, Problems problems) {
    if (board.arduino().flatMap(ArduinoTarget::platformVersion).isEmpty()) {
      problems.add(
          "board-core-unknown",
          ProblemKind.UNSUPPORTED,
          "board " + board.id(),
          board
              .arduino()
              .map(target -> "no version of its core " + target.platform())
              .orElse("nothing about Arduino"),
          "fully qualified board name, core and its exact version, which sketch.yaml pins",
          "write what is missing to src/main/tinyml/boards/"
              + board.id()
              + ".json: {\"arduino\": {\"platform\": {\"version\": \"…\"}}}");
    }
  }

  /** What a model takes of any board. */
  public static ModelDemand demand(ModelSpec model) {
    return ModelDemand.of(new DeviceModel(model.blob(), model.structure()));
  }
}
