package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.rendering.JsonRenderer;
import dev.tinyml.codegen.inspection.rendering.TextRenderer;
import java.util.List;

/**
 * Descriptions of models.
 *
 * @param descriptions at least one; a single one for JSON, whose readers expect one model
 * @param full whether text shows every part of a large one
 */
record DescriptionListing(List<ModelDescription> descriptions, boolean full) implements Listing {

  /** Copies the list. */
  DescriptionListing {
    descriptions = List.copyOf(descriptions);
  }

  @Override
  public List<String> text() {
    return descriptions.stream().flatMap(d -> new TextRenderer(full).lines(d).stream()).toList();
  }

  @Override
  public String json() {
    return new JsonRenderer().render(descriptions.get(0));
  }
}
