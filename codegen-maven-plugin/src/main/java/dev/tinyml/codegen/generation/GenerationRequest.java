package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.spec.ModelBlob;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param manifest of the conversion
 * @param int8Model the file that the manifest describes
 * @param golden vectors of the conversion
 * @param boardIds boards to generate for; unknown ones are a problem
 * @param templateDirectory a user's templates; need not exist
 * @param javaPackage of the companion class; empty to have none
 */
public record GenerationRequest(
    ConversionManifest manifest,
    ModelBlob int8Model,
    GoldenVectors golden,
    List<String> boardIds,
    Optional<Path> templateDirectory,
    Optional<String> javaPackage) {

  /** Copies the list and checks that nothing is null. */
  public GenerationRequest {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(int8Model, "int8Model");
    Objects.requireNonNull(golden, "golden");
    boardIds = List.copyOf(boardIds);
    Objects.requireNonNull(templateDirectory, "templateDirectory");
    Objects.requireNonNull(javaPackage, "javaPackage");
  }
}
