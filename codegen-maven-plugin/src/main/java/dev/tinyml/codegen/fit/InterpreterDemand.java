package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.arena.ArenaForecast;
import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.Microcontroller;
import dev.tinyml.codegen.runtime.CodeSize;
import dev.tinyml.codegen.runtime.EngineSize;
import dev.tinyml.codegen.runtime.ModelSupport;
import dev.tinyml.codegen.runtime.Registration;
import dev.tinyml.codegen.runtime.RegistrationPlanner;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteClassifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model asks of boards whose library interprets its file. Libraries whose kernels take the
 * same from the arena share a plan. Not thread-safe.
 */
final class InterpreterDemand {
  private static final String LIBRARY = "library";

  private final ModelDemand model;
  private final ModelSupport support = new ModelSupport();
  private final RegistrationPlanner planner = new RegistrationPlanner();
  private final ArenaForecast arenas = new ArenaForecast();
  private final Map<Optional<String>, Need> planned = new HashMap<>();
  private TfliteClassification classification;

  InterpreterDemand(ModelDemand model) {
    this.model = model;
  }

  /** The demand with a library; with none what any would ask for. */
  RuntimeDemand of(Optional<RuntimeProfile> runtime) {
    return new WithLibrary(
        runtime,
        runtime.isEmpty()
            ? Optional.of("no inference library is made for it")
            : refusal(runtime.get()),
        runtime.map(this::registrations).orElse(Set.of()));
  }

  private Optional<String> refusal(RuntimeProfile runtime) {
    if (classification == null) {
      classification = new TfliteClassifier().classify(model.structure());
    }
    return support.refusals(model.structure(), classification, runtime).stream()
        .findFirst()
        .map(refusal -> "its library can't run " + refusal.problem().subject());
  }

  private Set<Registration> registrations(RuntimeProfile runtime) {
    return planner.plan(model.structure(), runtime).stream()
        .map(one -> new Registration(one.method().operator(), one.kernel().isPresent()))
        .collect(Collectors.toSet());
  }

  private Need arena(Optional<String> profile) {
    return planned.computeIfAbsent(
        profile,
        id -> {
          ArenaSize size = arenas.size(model.structure(), id);
          return new Need(
              "arena",
              size.exact() ? size.bytes() : arenas.least(model.structure()),
              OptionalLong.of(size.bytes()));
        });
  }

  private final class WithLibrary implements RuntimeDemand {
    private final Optional<RuntimeProfile> runtime;
    private final Optional<String> refusal;
    private final Set<Registration> registrations;

    WithLibrary(
        Optional<RuntimeProfile> runtime,
        Optional<String> refusal,
        Set<Registration> registrations) {
      this.runtime = runtime;
      this.refusal = refusal;
      this.registrations = registrations;
    }

    @Override
    public Optional<String> refusal(Board board) {
      return refusal;
    }

    @Override
    public List<Need> flash(Board board) {
      return List.of(
          Need.exactly("model", model.modelBytes()),
          library(size(board).flatMap(size -> size.flash(registrations))));
    }

    @Override
    public List<Need> ram(Board board) {
      Microcontroller processor = board.microcontroller();
      return List.of(
          arena(runtime.flatMap(it -> it.arena(processor.core(), processor.dsp()))),
          Need.exactly("window", model.windowBytes()),
          library(size(board).map(size -> size.ram(registrations.size()))));
    }

    /** What a library takes depends on the core: figures of another one say nothing. */
    private Optional<EngineSize> size(Board board) {
      return runtime.flatMap(it -> it.engine(board.microcontroller().core()));
    }

    private static Need library(Optional<CodeSize> measured) {
      return measured
          .map(size -> new Need(LIBRARY, size.atLeast(), OptionalLong.of(size.atMost())))
          .orElse(Need.unknown(LIBRARY));
    }
  }
}
