package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.template.UserTemplates;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;

/** Goals that render templates. */
abstract class TemplateParameters extends GateParameters {

  /**
   * Your own templates: a file with the name of one of ours replaces it for all boards, in a folder
   * with a board's id for that board. A file that replaces none fails the build. What is in a
   * folder {@code extra}, here or in that of a board, is added to the sketch, files ending in
   * {@code .ftl} rendered. {@code tinyml:templates} lists ours and what they may show. Behind these
   * come the templates in {@code META-INF/tinyml/templates} of the plugin's own {@code
   * <dependencies>}. Unless configured it is {@code src/main/tinyml/templates}, which need not
   * exist.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.templateDirectory")
  private File templateDirectory;

  @Parameter(defaultValue = "${basedir}/src/main/tinyml/templates", readonly = true)
  private File usualTemplateDirectory;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  /**
   * The user's templates.
   *
   * @throws dev.tinyml.converter.problem.ProblemException with all files that can't be read
   */
  final UserTemplates templates() {
    Path directory =
        templateDirectory == null
            ? usualTemplateDirectory.toPath()
            : new RequiredFolder("<templateDirectory>", templateDirectory.toPath()).path();
    return UserTemplates.read(Optional.of(directory), new PluginDependencies(plugin).files());
  }
}
