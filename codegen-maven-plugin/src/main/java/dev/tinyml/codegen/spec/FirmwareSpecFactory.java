package dev.tinyml.codegen.spec;

import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.arena.ArenaSizer;
import dev.tinyml.codegen.arena.MemoryProfile;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.runtime.ModelSupport;
import dev.tinyml.codegen.runtime.OperatorRefusal;
import dev.tinyml.codegen.runtime.ResolverMethod;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fits a model to a board and its inference library. Stateless. */
public final class FirmwareSpecFactory {
  private final SignalSourceFactory sources = new SignalSourceFactory();
  private final ModelSupport support = new ModelSupport();
  private final ArenaSizer sizer = new ArenaSizer();

  /**
   * Checks that a board's library can run a model, and that the board can record its input.
   *
   * @throws ProblemException with everything that does not fit
   */
  public FirmwareSpec create(ModelSpec model, Board board, RuntimeProfile runtime) {
    Problems problems = new Problems();
    List<ResolverMethod> methods = methods(model.operators(), runtime);
    support.refusals(model.structure(), model.classification(), runtime).stream()
        .map(OperatorRefusal::problem)
        .forEach(problems::add);
    checkMemory(model, board, problems);
    SignalSource source = sources.create(model, board, problems);
    problems.throwIfAny();
    return new FirmwareSpec(
        model,
        board,
        runtime,
        methods,
        source,
        arena(model, runtime.arena()),
        arena(model, runtime.staticMemoryArena()));
  }

  private ArenaSize arena(ModelSpec model, String profileId) {
    MemoryProfile profile = MemoryProfile.load(profileId);
    List<String> obstacles = sizer.obstacles(model.structure(), profile);
    return obstacles.isEmpty()
        ? new ArenaSize(Math.toIntExact(sizer.size(model.structure(), profile)), obstacles)
        : new ArenaSize(model.arenaBound(), obstacles);
  }

  /** One method per operator, however many versions of it the model has. */
  private List<ResolverMethod> methods(List<OperatorUse> operators, RuntimeProfile runtime) {
    SortedMap<String, ResolverMethod> methods = new TreeMap<>();
    for (OperatorUse use : operators) {
      runtime
          .operators()
          .find(use.name(), use.custom())
          .ifPresent(method -> methods.put(method.operator(), method));
    }
    return List.copyOf(methods.values());
  }

  private static void checkMemory(ModelSpec model, Board board, Problems problems) {
    if (model.blob().size() >= board.flashBytes()) {
      problems.add(
          "model-larger-than-flash",
          ProblemKind.UNSUPPORTED,
          "model",
          model.blob().size() + " bytes",
          "less than the " + board.flashBytes() + " bytes of flash of " + board.id(),
          "train a smaller model, or choose a larger board");
    }
    if (smallestRam(model) >= board.ramBytes()) {
      problems.add(
          "input-larger-than-ram",
          ProblemKind.UNSUPPORTED,
          "model",
          smallestRam(model) + " bytes for one input and output alone",
          "less than the " + board.ramBytes() + " bytes of RAM of " + board.id(),
          "train on smaller inputs, or choose a larger board");
    }
  }

  /** The window in float32 and the two tensors. */
  private static long smallestRam(ModelSpec model) {
    return (long) model.input().size() * Float.BYTES
        + model.input().bytes()
        + model.output().bytes();
  }
}
