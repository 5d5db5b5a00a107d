package dev.tinyml.codegen.inspection.savedmodel;

import dev.tinyml.codegen.inspection.description.FileDescription;
import dev.tinyml.codegen.inspection.description.PortDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription.Content;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.savedmodel.SavedModelDescription;
import dev.tinyml.converter.savedmodel.SavedModelReader;
import dev.tinyml.converter.savedmodel.SignatureContent;
import dev.tinyml.converter.savedmodel.SignatureTensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Describes a signature of a SavedModel. Runs nothing of it. Immutable and thread-safe. */
public final class SignatureDescriber {
  private final SavedModelReader reader = new SavedModelReader();
  private final String signature;

  /**
   * @param signature name of the signature; empty for the one that exporters write by default
   */
  public SignatureDescriber(Optional<String> signature) {
    this.signature = signature.orElse(SavedModelReader.DEFAULT_SIGNATURE);
  }

  /**
   * Describes the signature.
   *
   * @param folder of the model; untrusted
   * @param file makes the description of the folder of what wrote it
   * @throws ProblemException when a file is damaged, there is no such signature, or its inputs and
   *     outputs are of kinds that are not known here
   */
  public SignatureDescription describe(Path folder, Function<String, FileDescription> file) {
    SavedModelDescription found = reader.describe(folder, signature);
    Optional<Content> content = Optional.empty();
    List<Problem> obstacles = List.of();
    try {
      SignatureContent counted = SignatureContent.of(reader.read(folder, signature));
      content = Optional.of(new Content(counted.operations(), counted.constants()));
    } catch (ProblemException e) {
      if (e.problems().stream().anyMatch(p -> p.kind() != ProblemKind.UNSUPPORTED)) {
        throw e;
      }
      obstacles = e.problems();
    }
    return new SignatureDescription(
        file.apply(found.producer()),
        found.tags(),
        found.signature(),
        found.signatures(),
        found.inputs().stream().map(SignatureDescriber::port).toList(),
        found.outputs().stream().map(SignatureDescriber::port).toList(),
        content,
        obstacles);
  }

  private static PortDescription port(SignatureTensor tensor) {
    return new PortDescription(
        tensor.name(),
        tensor.type().name().toLowerCase(Locale.ROOT),
        Optional.of(tensor.dimensions())
            .filter(dimensions -> !dimensions.isEmpty())
            .map(d -> d.stream().map(size -> (int) Math.min(size, Integer.MAX_VALUE)).toList()));
  }
}
