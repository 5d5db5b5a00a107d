package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.problem.ProblemException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share. Maven makes a new instance for each execution. */
abstract class AbstractTinymlMojo extends AbstractMojo {

  /**
   * Skips the goal. The property skips all goals, the parameter in the configuration of a single
   * {@code <execution>} only that one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Where models, golden vectors, {@code conversion.json} and the sketches are kept. Goals find
   * there what earlier goals left, so all of them need the same folder. Files in it are not for
   * editing. Unless configured it is {@code target/tinyml} in the project, or in the current folder
   * without one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.outputDirectory")
  private File outputDirectory;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true)
  private File projectBuildDirectory;

  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true)
  private File currentDirectory;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: <skip> is true.");
      return;
    }
    MojoFailures failures = new MojoFailures(getLog());
    try {
      run();
    } catch (ProblemException e) {
      failures.rethrow(e);
    } catch (UncheckedIOException e) {
      failures.rethrow(e);
    }
  }

  /**
   * Does the goal's work.
   *
   * @throws ProblemException with everything that is wrong
   * @throws UncheckedIOException when the disk does not allow it
   */
  abstract void run();

  final MavenProject project() {
    return project;
  }

  /** Whether the goal runs on the command line without a pom. */
  final boolean standalone() {
    return project.getFile() == null;
  }

  final Path outputDirectory() {
    Path folder =
        outputDirectory == null
            ? usualBuildDirectory().resolve("tinyml")
            : currentDirectory.toPath().resolve(outputDirectory.toPath());
    return folder.toAbsolutePath().normalize();
  }

  /** Without a pom Maven does not resolve the build directory. */
  private Path usualBuildDirectory() {
    return standalone()
        ? currentDirectory.toPath().resolve("target")
        : projectBuildDirectory.toPath();
  }

  final ConversionFiles conversionFiles() {
    return new ConversionFiles(outputDirectory());
  }
}
