package dev.tinyml.converter.correction;

import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;

/**
 * A float model with equalized weights.
 *
 * @param model computes what it computed before; the very same when there was nothing to equalize
 * @param links the layers that were equalized, in execution order; empty when there were none
 */
public record Equalization(FloatTfliteModel model, List<EqualizedLink> links) {

  /** Copies the list. */
  public Equalization {
    links = List.copyOf(links);
  }
}
