package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.stack.EngineStack;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a model asks of boards as generated C: what the plan says, and the code as it was measured.
 *
 * @param model the model
 * @param code sizes of functions
 * @param stack frames of functions
 * @param refused why there is no plan, a clause
 * @param plan empty when the engine doesn't compute the model
 */
record EngineDemand(
    ModelDemand model,
    EngineCode code,
    EngineStack stack,
    Optional<String> refused,
    Optional<EnginePlan> plan)
    implements RuntimeDemand {
  /** More than any microcontroller holds: planning it is not worth the memory and the time. */
  private static final long MOST_BYTES = 32 << 20;

  private static final int MOST_OPERATORS = 2000;

  static EngineDemand of(ModelDemand model, EngineCode code, EngineStack stack) {
    if (model.model().bytes().size() > MOST_BYTES
        || model.structure().operators().size() > MOST_OPERATORS) {
      return refused(model, code, stack, "the C engine can't run a model of this size");
    }
    try {
      return new EngineDemand(
          model,
          code,
          stack,
          Optional.empty(),
          Optional.of(new EngineLowering().lower(model.model())));
    } catch (ProblemException e) {
      // Lowering begins with the last layer; people read from the first one on.
      String subject = e.problems().get(e.problems().size() - 1).subject();
      return refused(model, code, stack, "the C engine can't run " + subject);
    }
  }

  private static EngineDemand refused(
      ModelDemand model, EngineCode code, EngineStack stack, String why) {
    return new EngineDemand(model, code, stack, Optional.of(why), Optional.empty());
  }

  @Override
  public Optional<String> refusal(Board board) {
    return refused.or(
        () ->
            plan.filter(it -> it.reachesTooFar(board.microcontroller().core()))
                .map(
                    it ->
                        "loads of AVR reach 64 KB of flash, and constants are "
                            + it.nearBytes()
                            + " bytes"));
  }

  @Override
  public List<Need> flash(Board board) {
    return List.of(
        plan.map(it -> Need.exactly("constants", it.constantBytes()))
            .orElse(Need.unknown("constants")),
        new Need(
            "code",
            0,
            plan.map(it -> code.atMost(board.microcontroller().core(), it))
                .orElse(OptionalLong.empty())),
        size(board).flash(model.windowBytes()));
  }

  @Override
  public List<Need> ram(Board board) {
    SketchSize size = size(board);
    return List.of(
        plan.map(it -> Need.exactly("arena", Math.max(EnginePlan.ALIGNMENT, it.arenaBytes())))
            .orElse(Need.unknown("arena")),
        plan.map(it -> Need.exactly("input and output", bytes(it.inputs()) + bytes(it.outputs())))
            .orElse(Need.unknown("input and output")),
        Need.exactly("window", model.windowBytes()),
        size.ram(plan.map(EngineDemand::values).orElse(0L)),
        size.stack(
            plan.map(it -> stack.atMost(board.microcontroller().core(), it))
                .orElse(OptionalInt.empty())));
  }

  private static boolean isAvr(Board board) {
    return board.microcontroller().core().equals("AVR");
  }

  private static SketchSize size(Board board) {
    return isAvr(board) ? SketchSize.AVR : SketchSize.CORTEX_M;
  }

  private static long bytes(List<Operand> operands) {
    return operands.stream().mapToLong(Operand::bytes).sum();
  }

  private static long values(EnginePlan plan) {
    return plan.outputs().stream().mapToLong(it -> it.spec().shape().elementCount()).sum();
  }
}
