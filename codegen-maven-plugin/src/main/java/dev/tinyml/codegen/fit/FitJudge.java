package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.engine.stack.EngineStack;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import java.util.List;

/** Holds models against boards, each with its own inference library. Immutable, thread-safe. */
public final class FitJudge {
  private final RuntimeCatalogue runtimes;
  private final EngineCode engineCode = EngineCode.load();
  private final EngineStack engineStack = EngineStack.measured();

  /**
   * @param runtimes that boards refer to
   */
  public FitJudge(RuntimeCatalogue runtimes) {
    this.runtimes = runtimes;
  }

  /** A model that any number of boards can be held against. */
  public ModelFit of(ModelDemand model) {
    return new ModelFit(model, runtimes, engineCode, engineStack);
  }

  /**
   * A model against each of some boards, in their order.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when a board names a runtime that there
   *     is not
   */
  public List<BoardFit> judge(ModelDemand model, List<Board> boards) {
    ModelFit fit = of(model);
    return boards.stream().map(fit::on).toList();
  }

  /**
   * A model against a board.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such runtime
   */
  public BoardFit judge(ModelDemand model, Board board) {
    return of(model).on(board);
  }
}
