package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.cpp.engine.EngineView;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.spec.ModelIdentifier;
import dev.tinyml.codegen.template.TemplateRenderer;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Renders a C engine without a sketch around it. Immutable and thread-safe. */
public final class EngineSourceGenerator {
  /** A folder that no board's templates are in. */
  private static final String NO_BOARD = "";

  private final BuiltInTemplates builtIn = new BuiltInTemplates();
  private final TemplateRenderer renderer = new TemplateRenderer();
  private final UserSketchFiles userFiles;

  /**
   * @param templates a user's; those for single boards are not for an engine
   * @param boardIds all known boards: the folders that templates may be in
   * @throws dev.tinyml.converter.problem.ProblemException when a file there is for nothing
   */
  public EngineSourceGenerator(UserTemplates templates, List<String> boardIds) {
    this.userFiles = UserSketchFiles.of(templates, boardIds);
  }

  /**
   * {@code model_engine.h} and {@code model_engine.c}.
   *
   * @param id what names begin with
   * @param toolVersion of this tool
   * @param source the file that the model comes from
   * @param normalization of the only input; the identity when there are several
   * @throws dev.tinyml.converter.problem.ProblemException with the faults of all templates
   */
  public GeneratedTree generate(
      ModelIdentifier id,
      String toolVersion,
      FileDigest source,
      EnginePlan plan,
      Normalization normalization) {
    Problems problems = new Problems();
    List<GeneratedFile> files = new ArrayList<>();
    for (SketchTemplate template :
        List.of(SketchTemplate.MODEL_ENGINE_HEADER, SketchTemplate.MODEL_ENGINE)) {
      EngineView view =
          EngineView.of(
              Notice.lines(toolVersion, source, template.fileName()),
              id.symbolPrefix(),
              id.macroPrefix(),
              "",
              plan,
              normalization);
      problems.collect(
          () ->
              files.add(
                  GeneratedFile.text(
                      template.fileName().replace(".ftl", ""),
                      renderer.render(
                          userFiles
                              .find(NO_BOARD, template)
                              .orElseGet(() -> builtIn.source(template)),
                          view))));
    }
    problems.throwIfAny();
    return GeneratedTree.of(files);
  }
}
