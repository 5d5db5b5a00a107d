package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.cpp.TemplateLibrary;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the templates of a sketch with the data that each may show, and on request copies some of
 * them into the project, where they replace ours. Needs no project to list.
 *
 * @since 0.1.0
 */
@Mojo(name = "templates", requiresProject = false, threadSafe = true)
public final class TemplatesMojo extends CatalogueParameters {

  /**
   * Templates to copy, by their names, or {@code all}. Without any, they are listed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.template")
  private List<String> templates;

  /**
   * The board that the copies are for. Without one they are for all boards.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.board")
  private String board;

  /**
   * Where the copies go: the folder that {@code tinyml:generate} reads. Unless configured it is
   * {@code src/main/tinyml/templates}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.templateDirectory")
  private File templateDirectory;

  @Parameter(defaultValue = "${basedir}/src/main/tinyml/templates", readonly = true)
  private File usualTemplateDirectory;

  /**
   * Whether to write over copies that are there already and may have been edited.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.overwrite", defaultValue = "false")
  private boolean overwrite;

  /**
   * {@code text} for people, or {@code json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.format", defaultValue = "text")
  private String format;

  /**
   * Where to write the list. Unless configured, text goes to the log and JSON to standard output,
   * where {@code mvn -q} leaves nothing but it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.output")
  private File output;

  @Override
  void run() {
    TemplateLibrary library = new TemplateLibrary();
    InspectionFormat wanted = InspectionFormat.of(format);
    if (templates == null || templates.isEmpty()) {
      new ListingOutput(Optional.ofNullable(output).map(File::toPath), getLog())
          .show("Templates", wanted, new TemplateListing(library));
      return;
    }
    new TemplateCopies(library, folder(), overwrite)
        .copy(templates)
        .forEach(file -> getLog().info("Template " + file));
  }

  private Path folder() {
    Path all =
        templateDirectory == null ? usualTemplateDirectory.toPath() : templateDirectory.toPath();
    if (board == null) {
      return all;
    }
    boardCatalogue().require(List.of(board));
    return all.resolve(board);
  }
}
