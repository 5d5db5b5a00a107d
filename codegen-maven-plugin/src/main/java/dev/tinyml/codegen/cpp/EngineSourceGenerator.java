package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.cpp.engine.EngineView;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.template.TemplateRenderer;
import dev.tinyml.codegen.template.TemplateSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Renders a C engine without a sketch around it, from our own templates. Immutable and thread-safe.
 */
public final class EngineSourceGenerator {
  private final TemplateRenderer renderer = new TemplateRenderer();

  /**
   * {@code model_engine.h} and {@code model_engine.c}.
   *
   * @param notice what every generated file begins with, lines without line breaks or asterisks
   * @param prefix what global names begin with: a C identifier
   * @param macro what macros begin with: a C identifier
   */
  public GeneratedTree generate(List<String> notice, String prefix, String macro, EnginePlan plan) {
    EngineView view = EngineView.of(notice, prefix, macro, plan);
    return GeneratedTree.of(
        List.of("model_engine.h", "model_engine.c").stream()
            .map(name -> GeneratedFile.text(name, renderer.render(template(name + ".ftl"), view)))
            .toList());
  }

  private static TemplateSource template(String fileName) {
    try (InputStream in = EngineSourceGenerator.class.getResourceAsStream(fileName)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TemplateSource(fileName, text, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
