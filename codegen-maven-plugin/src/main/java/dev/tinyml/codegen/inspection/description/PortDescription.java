package dev.tinyml.codegen.inspection.description;

import java.util.List;
import java.util.Optional;

/**
 * An input or output of a model.
 *
 * @param name as the model gives it; any text
 * @param type of its elements, {@code float32}; empty when the file does not say
 * @param shape with the batch first; -1 where a size is open; empty when it is not known
 */
public record PortDescription(String name, String type, Optional<List<Integer>> shape) {

  /** Copies the shape. */
  public PortDescription {
    shape = shape.map(List::copyOf);
  }
}
