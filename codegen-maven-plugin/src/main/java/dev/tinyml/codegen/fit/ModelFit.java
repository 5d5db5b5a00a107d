package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.Reserve;
import dev.tinyml.codegen.engine.stack.EngineStack;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One model against boards. What a library makes of the model is worked out with the first board
 * that has it. Not thread-safe.
 */
public final class ModelFit {
  private static final String CORE = "core";

  private final ModelDemand model;
  private final RuntimeCatalogue runtimes;
  private final EngineCode engineCode;
  private final EngineStack engineStack;
  private final InterpreterDemand interpreters;
  private final Map<Optional<String>, RuntimeDemand> demands = new HashMap<>();

  ModelFit(
      ModelDemand model,
      RuntimeCatalogue runtimes,
      EngineCode engineCode,
      EngineStack engineStack) {
    this.model = model;
    this.runtimes = runtimes;
    this.engineCode = engineCode;
    this.engineStack = engineStack;
    this.interpreters = new InterpreterDemand(model);
  }

  /**
   * The model against a board.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when the board names a runtime that there
   *     is not
   */
  public BoardFit on(Board board) {
    Optional<RuntimeProfile> runtime = board.runtimeId().map(runtimes::require);
    RuntimeDemand demand =
        demands.computeIfAbsent(runtime.map(RuntimeProfile::id), id -> demand(runtime));
    return new BoardFit(
        board,
        demand.refusal(board),
        new MemoryFit(
            board.flashBytes(),
            with(demand.flash(board), reserve(board.reserve().map(Reserve::flashBytes)))),
        new MemoryFit(
            board.ramBytes(),
            with(demand.ram(board), reserve(board.reserve().map(Reserve::ramBytes)))));
  }

  private RuntimeDemand demand(Optional<RuntimeProfile> runtime) {
    return runtime.filter(it -> it.kind() == RuntimeKind.C_ENGINE).isPresent()
        ? EngineDemand.of(model, engineCode, engineStack)
        : interpreters.of(runtime);
  }

  private static List<Need> with(List<Need> needs, Need reserve) {
    List<Need> all = new ArrayList<>(needs);
    all.add(reserve);
    return all;
  }

  private static Need reserve(Optional<OptionalInt> bytes) {
    OptionalInt measured = bytes.orElse(OptionalInt.empty());
    return measured.isPresent() ? Need.exactly(CORE, measured.getAsInt()) : Need.unknown(CORE);
  }
}
