package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.template.TemplateRenderer;
import dev.tinyml.codegen.template.TemplateSource;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders the files of a sketch. Immutable and thread-safe. */
public final class SketchSourceGenerator {
  private final TemplateRenderer renderer = new TemplateRenderer();
  private final TemplateOverrides overrides;

  /**
   * @param templateDirectory a user's templates; need not exist
   * @param boardIds all known boards: the folders that it may have
   * @throws ProblemException when something there overrides nothing
   */
  public SketchSourceGenerator(Optional<Path> templateDirectory, List<String> boardIds) {
    this.overrides =
        templateDirectory
            .map(directory -> TemplateOverrides.read(directory, boardIds))
            .orElseGet(TemplateOverrides::none);
  }

  /**
   * The files of one sketch, without its folder.
   *
   * @throws ProblemException with the faults of all templates
   */
  public GeneratedTree generate(FirmwareSpec spec) {
    Problems problems = new Problems();
    List<GeneratedFile> files = new ArrayList<>();
    for (SketchTemplate template : SketchTemplate.values()) {
      if (!template.appliesTo(spec)) {
        continue;
      }
      TemplateSource source =
          overrides.find(spec.board().id(), template).orElseGet(() -> builtIn(template));
      try {
        files.add(
            GeneratedFile.text(
                template.outputName(spec), renderer.render(source, template.view(spec))));
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    problems.throwIfAny();
    return GeneratedTree.of(files);
  }

  private static TemplateSource builtIn(SketchTemplate template) {
    try (InputStream in = SketchSourceGenerator.class.getResourceAsStream(template.fileName())) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TemplateSource(template.fileName(), text, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
