package dev.tinyml.codegen.board;

import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/** Tells which inference library runs on a board. Immutable. */
public final class BoardRuntimes {
  private static final String EIGHT_BIT_CORE = "AVR";

  private final RuntimeCatalogue runtimes;

  /** Chooses from a catalogue. */
  public BoardRuntimes(RuntimeCatalogue runtimes) {
    this.runtimes = runtimes;
  }

  /**
   * The profile for a board.
   *
   * @throws ProblemException when the board names none, or one that there is not, or one that can't
   *     run on it
   */
  public RuntimeProfile of(Board board) {
    RuntimeProfile runtime = runtimes.require(board.runtimeId(), board.id());
    obstacle(board, runtime)
        .ifPresent(
            reason -> {
              throw new ProblemException(refusal(board, runtime, reason));
            });
    return runtime;
  }

  private Problem refusal(Board board, RuntimeProfile runtime, String reason) {
    List<String> possible =
        runtimes.profiles().stream()
            .filter(other -> obstacle(board, other).isEmpty())
            .map(RuntimeProfile::id)
            .toList();
    return new Problem(
        "runtime-not-for-board",
        ProblemKind.CONFIGURATION,
        "runtime of board " + board.id(),
        runtime.id() + ": " + reason,
        possible.isEmpty()
            ? "none that is known runs on this board"
            : "one of " + String.join(", ", possible),
        possible.isEmpty()
            ? "choose another board"
            : "correct <runtime>, or leave it out to get the board's own");
  }

  /** Why a library can't run on a board, a clause; empty when nothing is known against it. */
  private static Optional<String> obstacle(Board board, RuntimeProfile runtime) {
    if (runtime.kind() == RuntimeKind.INTERPRETER
        && board.microcontroller().core().equals(EIGHT_BIT_CORE)) {
      return Optional.of("TensorFlow Lite Micro needs a core of 32 bits, and this is an AVR");
    }
    return board
        .arduino()
        .map(ArduinoTarget::platform)
        .filter(
            platform -> !runtime.platforms().isEmpty() && !runtime.platforms().contains(platform))
        .map(
            platform ->
                "it comes with the core "
                    + String.join(", ", runtime.platforms())
                    + ", and this board's is "
                    + platform);
  }
}
