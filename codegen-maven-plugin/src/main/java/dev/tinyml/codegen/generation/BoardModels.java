package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardRuntimes;
import dev.tinyml.codegen.runtime.ModelSupport;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.codegen.spec.ModelSpec;
import dev.tinyml.codegen.spec.ModelSpecFactory;
import dev.tinyml.converter.manifest.VariantInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of a conversion's models each board gets: the one that was made for it; for a board of none
 * the first that its library can run.
 */
final class BoardModels {
  private final List<Candidate> models = new ArrayList<>();
  private final BoardRuntimes runtimes;
  private final ModelSupport support = new ModelSupport();

  /**
   * @throws dev.tinyml.converter.problem.ProblemException when a model can't become firmware
   */
  BoardModels(GenerationRequest request, ModelSpecFactory factory, BoardRuntimes runtimes) {
    this.runtimes = runtimes;
    models.add(
        new Candidate(
            request.model().manifest().variant(),
            factory.create(request.model(), request.golden())));
    for (GenerationRequest.OtherModel other : request.others()) {
      models.add(
          new Candidate(
              other.model().manifest().variant(), factory.create(other.model(), other.golden())));
    }
  }

  /** All models, the first first. */
  List<Candidate> all() {
    return List.copyOf(models);
  }

  /** The model for a board. Where its library can run none of them, the one that tells why. */
  Candidate of(Board board) {
    if (models.size() == 1) {
      return models.get(0);
    }
    Candidate meant =
        models.stream()
            .filter(model -> model.variant().orElseThrow().boards().contains(board.id()))
            .findFirst()
            .orElse(models.get(0));
    Optional<RuntimeProfile> runtime = board.runtimeId().map(id -> runtimes.of(board));
    if (runtime.isEmpty() || runs(meant, runtime.get())) {
      return meant;
    }
    return models.stream().filter(model -> runs(model, runtime.get())).findFirst().orElse(meant);
  }

  private boolean runs(Candidate model, RuntimeProfile runtime) {
    ModelSpec spec = model.spec();
    return support.refusals(spec.structure(), spec.classification(), runtime).isEmpty();
  }

  /**
   * One of the models.
   *
   * @param variant which of several; empty when it is the only one
   * @param spec what generated code needs to know about it
   */
  record Candidate(Optional<VariantInfo> variant, ModelSpec spec) {}
}
