package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.problem.ProblemException;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share. */
abstract class AbstractTinymlMojo extends AbstractMojo {

  /** Skips the goal. */
  @Parameter(property = "tinyml.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Where the models, the manifest and the sketches are kept. Goals find there what earlier goals
   * left.
   */
  @Parameter(
      property = "tinyml.outputDirectory",
      defaultValue = "${project.build.directory}/tinyml")
  private File outputDirectory;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: <skip> is true.");
      return;
    }
    try {
      run();
    } catch (ProblemException e) {
      new MojoFailures().rethrow(e);
    }
  }

  /**
   * Does the goal's work.
   *
   * @throws ProblemException with everything that is wrong
   */
  abstract void run() throws MojoExecutionException;

  final MavenProject project() {
    return project;
  }

  /** Whether the goal runs on the command line without a pom. */
  final boolean standalone() {
    return project.getFile() == null;
  }

  final Path outputDirectory() {
    return outputDirectory.toPath().toAbsolutePath().normalize();
  }

  final ConversionFiles conversionFiles() {
    return new ConversionFiles(outputDirectory());
  }
}
