package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.problem.Problem;
import java.util.List;

/**
 * A signature of a SavedModel.
 *
 * @param file the folder
 * @param tags of the graph, sorted
 * @param signature its name
 * @param signatures names of all signatures, sorted
 * @param inputs in the model's order where the file tells it
 * @param outputs in the model's order where the file tells it
 * @param obstacles why the signature can't be converted; empty as far as the signature tells
 */
public record SignatureDescription(
    FileDescription file,
    List<String> tags,
    String signature,
    List<String> signatures,
    List<PortDescription> inputs,
    List<PortDescription> outputs,
    List<Problem> obstacles)
    implements ModelDescription {

  /** Copies the lists. */
  public SignatureDescription {
    tags = List.copyOf(tags);
    signatures = List.copyOf(signatures);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    obstacles = List.copyOf(obstacles);
  }
}
