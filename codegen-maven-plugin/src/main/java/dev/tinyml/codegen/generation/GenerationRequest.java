package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.verify.VerifiedModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param model a model that passed its gate; of several the first
 * @param golden vectors of the conversion
 * @param boardIds boards to generate for; unknown ones are a problem
 * @param templates a user's templates and extra files
 * @param javaPackage of the companion class; empty to have none
 * @param others models of the same conversion for boards that need another one; often empty
 */
public record GenerationRequest(
    VerifiedModel model,
    GoldenVectors golden,
    List<String> boardIds,
    UserTemplates templates,
    Optional<String> javaPackage,
    List<OtherModel> others) {

  /**
   * A further model of the same conversion.
   *
   * @param model a model that passed its gate
   * @param golden its vectors
   */
  public record OtherModel(VerifiedModel model, GoldenVectors golden) {}

  /** A request for firmware of a single model. */
  public GenerationRequest(
      VerifiedModel model,
      GoldenVectors golden,
      List<String> boardIds,
      UserTemplates templates,
      Optional<String> javaPackage) {
    this(model, golden, boardIds, templates, javaPackage, List.of());
  }

  /** Copies the lists and checks that nothing is null. */
  public GenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(golden, "golden");
    boardIds = List.copyOf(boardIds);
    others = List.copyOf(others);
    Objects.requireNonNull(templates, "templates");
    Objects.requireNonNull(javaPackage, "javaPackage");
  }
}
