package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.cpp.EngineSourceGenerator;
import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.spec.ModelIdentifier;

/**
 * Makes C engines for firmware that is no sketch: of any number of inputs and outputs, for any
 * board. Immutable and thread-safe.
 */
public final class EngineGenerator {
  private final EngineLowering lowering = new EngineLowering();
  private final EngineSourceGenerator sources;

  /**
   * @param sources renders the files
   */
  public EngineGenerator(EngineSourceGenerator sources) {
    this.sources = sources;
  }

  /**
   * Makes one.
   *
   * @throws dev.tinyml.converter.problem.ProblemException with everything that the engine doesn't
   *     compute, or the faults of a user's templates
   */
  public GeneratedEngine generate(EngineRequest request) {
    ModelIdentifier id = ModelIdentifier.of(request.modelName());
    EnginePlan plan = lowering.lower(request.model());
    return new GeneratedEngine(
        id,
        sources.generate(
            id, request.toolVersion(), request.source(), plan, request.normalization()),
        plan);
  }
}
