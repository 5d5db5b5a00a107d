package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.arena.ArenaForecast;
import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.Microcontroller;
import dev.tinyml.codegen.board.Reserve;
import dev.tinyml.codegen.runtime.CodeSize;
import dev.tinyml.codegen.runtime.EngineSize;
import dev.tinyml.codegen.runtime.ModelSupport;
import dev.tinyml.codegen.runtime.Registration;
import dev.tinyml.codegen.runtime.RegistrationPlanner;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds models against boards, each with its own inference library. Immutable, thread-safe. */
public final class FitJudge {
  private static final String LIBRARY = "library";
  private static final String CORE = "core";

  private final RuntimeCatalogue runtimes;
  private final ModelSupport support = new ModelSupport();
  private final TfliteClassifier classifier = new TfliteClassifier();
  private final RegistrationPlanner planner = new RegistrationPlanner();
  private final ArenaForecast arenas = new ArenaForecast();

  /**
   * @param runtimes that boards refer to
   */
  public FitJudge(RuntimeCatalogue runtimes) {
    this.runtimes = runtimes;
  }

  /**
   * A model against each of some boards, in their order.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when a board names a runtime that there
   *     is not
   */
  public List<BoardFit> judge(ModelDemand model, List<Board> boards) {
    TfliteClassification classification = classifier.classify(model.structure());
    Map<String, Optional<String>> refusals = new HashMap<>();
    Map<Optional<String>, Need> planned = new HashMap<>();
    return boards.stream()
        .map(
            board -> {
              Optional<RuntimeProfile> runtime = board.runtimeId().map(runtimes::require);
              return new BoardFit(
                  board,
                  runtime.isEmpty()
                      ? Optional.of("no inference library is made for it")
                      : refusals.computeIfAbsent(
                          runtime.get().id(),
                          id -> refusal(model.structure(), classification, runtime.get())),
                  flash(model, board, runtime),
                  ram(
                      model,
                      board,
                      runtime,
                      isEngine(runtime)
                          ? activations(model)
                          : planned.computeIfAbsent(
                              runtime.flatMap(it -> arena(it, board.microcontroller())),
                              id -> arena(model.structure(), id))));
            })
        .toList();
  }

  /**
   * A model against a board.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such runtime
   */
  public BoardFit judge(ModelDemand model, Board board) {
    return judge(model, List.of(board)).get(0);
  }

  /** A generated engine plans its memory itself, and has no arena. */
  private static boolean isEngine(Optional<RuntimeProfile> runtime) {
    return runtime.filter(it -> it.kind() == RuntimeKind.C_ENGINE).isPresent();
  }

  private static Need activations(ModelDemand model) {
    return model
        .engine()
        .map(memory -> Need.exactly("activations", memory.arenaBytes() + memory.borderBytes()))
        .orElse(Need.unknown("activations"));
  }

  private static Need constants(ModelDemand model) {
    return model
        .engine()
        .map(memory -> Need.exactly("constants", memory.constantBytes()))
        .orElse(Need.unknown("constants"));
  }

  private Optional<String> refusal(
      TfliteModel model, TfliteClassification classification, RuntimeProfile runtime) {
    return support.refusals(model, classification, runtime).stream()
        .findFirst()
        .map(refusal -> "its library can't run " + refusal.problem().subject());
  }

  private static Optional<String> arena(RuntimeProfile runtime, Microcontroller processor) {
    return runtime.arena(processor.core(), processor.dsp());
  }

  private Need arena(TfliteModel model, Optional<String> profile) {
    ArenaSize size = arenas.size(model, profile);
    return new Need(
        "arena", size.exact() ? size.bytes() : arenas.least(model), OptionalLong.of(size.bytes()));
  }

  private MemoryFit flash(ModelDemand model, Board board, Optional<RuntimeProfile> runtime) {
    return new MemoryFit(
        board.flashBytes(),
        List.of(
            isEngine(runtime) ? constants(model) : Need.exactly("model", model.modelBytes()),
            library(
                engine(board, runtime)
                    .flatMap(size -> size.flash(registrations(model, runtime.orElseThrow())))),
            reserve(board.reserve().map(Reserve::flashBytes))));
  }

  private MemoryFit ram(
      ModelDemand model, Board board, Optional<RuntimeProfile> runtime, Need arena) {
    return new MemoryFit(
        board.ramBytes(),
        List.of(
            arena,
            Need.exactly("window", model.windowBytes()),
            library(
                engine(board, runtime)
                    .map(size -> size.ram(registrations(model, runtime.orElseThrow()).size()))),
            reserve(board.reserve().map(Reserve::ramBytes))));
  }

  /**
   * What a library takes depends on the core's instructions: figures of another one say nothing.
   */
  private static Optional<EngineSize> engine(Board board, Optional<RuntimeProfile> runtime) {
    return runtime.flatMap(it -> it.engine(board.microcontroller().core()));
  }

  private Set<Registration> registrations(ModelDemand model, RuntimeProfile runtime) {
    return planner.plan(model.structure(), runtime).stream()
        .map(one -> new Registration(one.method().operator(), one.kernel().isPresent()))
        .collect(Collectors.toSet());
  }

  private static Need library(Optional<CodeSize> measured) {
    return measured
        .map(size -> new Need(LIBRARY, size.atLeast(), OptionalLong.of(size.atMost())))
        .orElse(Need.unknown(LIBRARY));
  }

  private static Need reserve(Optional<OptionalInt> bytes) {
    OptionalInt measured = bytes.orElse(OptionalInt.empty());
    return measured.isPresent() ? Need.exactly(CORE, measured.getAsInt()) : Need.unknown(CORE);
  }
}
