package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.problem.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A signature of a SavedModel.
 *
 * @param file the folder
 * @param tags of the graph, sorted
 * @param signature its name
 * @param signatures names of all signatures, sorted
 * @param inputs in the model's order where the file tells it
 * @param outputs in the model's order where the file tells it
 * @param content what it consists of; empty when it can't be converted
 * @param obstacles why the signature can't be converted; empty when it can, as far as is known
 *     without running it
 */
public record SignatureDescription(
    FileDescription file,
    List<String> tags,
    String signature,
    List<String> signatures,
    List<PortDescription> inputs,
    List<PortDescription> outputs,
    Optional<Content> content,
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

  /**
   * The graph behind a signature.
   *
   * @param operations how many there are of each kind, by TensorFlow's names
   * @param constants values in float32 constants: weights, and what the graph itself holds
   */
  public record Content(SortedMap<String, Integer> operations, long constants) {

    /** Copies the map. */
    public Content {
      operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    }
  }
}
