package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.template.TemplateSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The templates that come with this tool. Stateless. */
final class BuiltInTemplates {

  /** The text of a template. */
  TemplateSource source(SketchTemplate template) {
    try (InputStream in = BuiltInTemplates.class.getResourceAsStream(template.fileName())) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TemplateSource(template.fileName(), text, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
