package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.board.Board;
import java.util.List;
import java.util.Optional;

/** What one way to run a model asks of boards, besides their cores. */
interface RuntimeDemand {
  /** Why the model doesn't run so, a clause; empty when it does. */
  Optional<String> refusal(Board board);

  /** Flash, part by part. */
  List<Need> flash(Board board);

  /** RAM, part by part. */
  List<Need> ram(Board board);
}
