package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.template.TemplateRenderer;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import java.util.List;

/** Renders the files of a sketch. Immutable and thread-safe. */
public final class SketchSourceGenerator {
  private final TemplateRenderer renderer = new TemplateRenderer();
  private final BuiltInTemplates builtIn = new BuiltInTemplates();
  private final UserSketchFiles userFiles;

  /**
   * @param templates a user's
   * @param boardIds all known boards: the folders that templates may be in
   * @throws ProblemException when a file there is for nothing
   */
  public SketchSourceGenerator(UserTemplates templates, List<String> boardIds) {
    this.userFiles = UserSketchFiles.of(templates, boardIds);
  }

  /**
   * The files of one sketch, without its folder.
   *
   * @throws ProblemException with the faults of all templates
   */
  public GeneratedTree generate(FirmwareSpec spec) {
    Problems problems = new Problems();
    SketchData data = new SketchData(spec);
    SketchFiles files = new SketchFiles(problems);
    for (SketchTemplate template : SketchTemplate.values()) {
      if (template.appliesTo(spec)) {
        problems.collect(
            () ->
                files.add(
                    template.outputName(spec),
                    renderer.render(
                        userFiles
                            .find(spec.board().id(), template)
                            .orElseGet(() -> builtIn.source(template)),
                        data.of(template))));
      }
    }
    for (ExtraFile extra : userFiles.extras(spec.board().id())) {
      problems.collect(() -> addExtra(extra, data, files));
    }
    problems.throwIfAny();
    return files.tree();
  }

  private void addExtra(ExtraFile extra, SketchData data, SketchFiles files) {
    if (extra instanceof ExtraFile.Rendered rendered) {
      files.addExtra(extra, renderer.render(rendered.source(), data.of(rendered)));
    } else if (extra instanceof ExtraFile.Copied copied) {
      files.addExtra(extra, copied.file().content());
    }
  }
}
