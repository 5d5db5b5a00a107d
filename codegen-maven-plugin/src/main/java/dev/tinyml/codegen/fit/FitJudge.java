package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.Reserve;
import dev.tinyml.codegen.runtime.EngineSize;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Holds models against boards. Immutable and thread-safe. */
public final class FitJudge {
  private static final String LIBRARY = "library";
  private static final String CORE = "core";

  private final RuntimeCatalogue runtimes;

  /**
   * @param runtimes that boards refer to
   */
  public FitJudge(RuntimeCatalogue runtimes) {
    this.runtimes = runtimes;
  }

  /**
   * A model against each of some boards, in their order.
   *
   * @param refusal why a library can't run the model, a clause; empty when it can
   */
  public List<BoardFit> judge(
      ModelDemand model, List<Board> boards, Function<RuntimeProfile, Optional<String>> refusal) {
    return boards.stream().map(board -> judge(model, board, refusal)).toList();
  }

  /**
   * A model against a board.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such runtime
   */
  public BoardFit judge(
      ModelDemand model, Board board, Function<RuntimeProfile, Optional<String>> refusal) {
    Optional<RuntimeProfile> runtime = board.runtimeId().map(runtimes::require);
    // What a library takes depends on the core's instructions: figures of another one say nothing.
    Optional<EngineSize> engine =
        runtime
            .flatMap(RuntimeProfile::engine)
            .filter(size -> size.core().equals(board.microcontroller().core()));
    return new BoardFit(
        board,
        runtime.isPresent()
            ? runtime.flatMap(refusal)
            : Optional.of("no inference library is made for it"),
        new MemoryFit(
            board.flashBytes(),
            List.of(
                Need.exactly("model", model.modelBytes()),
                engine
                    .map(size -> new Need(LIBRARY, size.flashAtLeast(), wide(size.flashAtMost())))
                    .orElse(Need.unknown(LIBRARY)),
                reserve(board.reserve().map(Reserve::flashBytes)))),
        new MemoryFit(
            board.ramBytes(),
            List.of(
                new Need("arena", model.ramAtLeast(), model.ramAtMost()),
                engine
                    .map(size -> new Need(LIBRARY, size.ramAtLeast(), wide(size.ramAtMost())))
                    .orElse(Need.unknown(LIBRARY)),
                reserve(board.reserve().map(Reserve::ramBytes)))));
  }

  private static Need reserve(Optional<OptionalInt> bytes) {
    OptionalInt measured = bytes.orElse(OptionalInt.empty());
    return measured.isPresent() ? Need.exactly(CORE, measured.getAsInt()) : Need.unknown(CORE);
  }

  private static OptionalLong wide(OptionalInt bytes) {
    return bytes.isPresent() ? OptionalLong.of(bytes.getAsInt()) : OptionalLong.empty();
  }
}
