package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.rendering.JsonRenderer;
import dev.tinyml.codegen.inspection.rendering.TextRenderer;
import java.util.List;

/**
 * A description of a model.
 *
 * @param description of it
 * @param full whether text shows every part of a large one
 */
record DescriptionListing(ModelDescription description, boolean full) implements Listing {

  @Override
  public List<String> text() {
    return new TextRenderer(full).lines(description);
  }

  @Override
  public String json() {
    return new JsonRenderer().render(description);
  }
}
