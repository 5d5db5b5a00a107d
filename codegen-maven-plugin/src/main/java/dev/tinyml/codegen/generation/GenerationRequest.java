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
 * @param model a model that passed its gate
 * @param golden vectors of the conversion
 * @param boardIds boards to generate for; unknown ones are a problem
 * @param templates a user's templates and extra files
 * @param javaPackage of the companion class; empty to have none
 */
public record GenerationRequest(
    VerifiedModel model,
    GoldenVectors golden,
    List<String> boardIds,
    UserTemplates templates,
    Optional<String> javaPackage) {

  /** Copies the list and checks that nothing is null. */
  public GenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(golden, "golden");
    boardIds = List.copyOf(boardIds);
    Objects.requireNonNull(templates, "templates");
    Objects.requireNonNull(javaPackage, "javaPackage");
  }
}
