package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.template.TemplateSource;
import java.util.Arrays;
import java.util.List;

/** The templates that a user may replace, and what each may show. Immutable and thread-safe. */
public final class TemplateLibrary {
  private final BuiltInTemplates builtIn = new BuiltInTemplates();
  private final ViewCatalogue views = ViewCatalogue.load();

  /** All templates, in the order in which a sketch is made. */
  public List<TemplateDescription> templates() {
    return Arrays.stream(SketchTemplate.values()).map(this::describe).toList();
  }

  private TemplateDescription describe(SketchTemplate template) {
    TemplateSource source = builtIn.source(template);
    return new TemplateDescription(
        template.fileName(), source.text(), views.require(ViewCatalogue.viewOf(source)));
  }

  /** What is in variables that are no plain values, each once, in the order of their use. */
  public List<ViewDescription> parts() {
    return views.parts();
  }
}
