package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.cpp.engine.EngineView;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.template.TemplateRenderer;
import dev.tinyml.converter.manifest.Normalization;
import java.util.List;
import java.util.stream.Stream;

/**
 * Renders a C engine without a sketch around it, from our own templates. Immutable and thread-safe.
 */
public final class EngineSourceGenerator {
  private final BuiltInTemplates templates = new BuiltInTemplates();
  private final TemplateRenderer renderer = new TemplateRenderer();

  /**
   * {@code model_engine.h} and {@code model_engine.c}.
   *
   * @param notice what every generated file begins with, lines without line breaks or asterisks
   * @param prefix what global names begin with: a C identifier
   * @param macro what macros begin with: a C identifier
   * @param normalization of the only input; the identity when there are several
   */
  public GeneratedTree generate(
      List<String> notice,
      String prefix,
      String macro,
      EnginePlan plan,
      Normalization normalization) {
    EngineView view = EngineView.of(notice, prefix, macro, "", plan, normalization);
    return GeneratedTree.of(
        Stream.of(SketchTemplate.MODEL_ENGINE_HEADER, SketchTemplate.MODEL_ENGINE)
            .map(
                template ->
                    GeneratedFile.text(
                        template.fileName().replace(".ftl", ""),
                        renderer.render(templates.source(template), view)))
            .toList());
  }
}
