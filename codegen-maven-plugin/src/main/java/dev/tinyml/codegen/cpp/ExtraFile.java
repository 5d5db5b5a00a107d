package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.template.TemplateSource;
import dev.tinyml.codegen.template.UserFile;

/** A file that a user adds to a sketch. */
sealed interface ExtraFile {

  /** Where it goes in the sketch's folder, with {@code /} between the names. */
  String path();

  /** What to call it in messages. */
  String origin();

  /** A template, rendered with the data of all templates. */
  record Rendered(String path, TemplateSource source) implements ExtraFile {
    @Override
    public String origin() {
      return source.origin();
    }
  }

  /** Any other file, taken as it is. */
  record Copied(String path, UserFile file) implements ExtraFile {
    @Override
    public String origin() {
      return file.origin();
    }
  }
}
