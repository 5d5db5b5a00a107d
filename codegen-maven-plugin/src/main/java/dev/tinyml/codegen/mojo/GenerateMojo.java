package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.generation.FirmwareGenerator;
import dev.tinyml.codegen.generation.GenerationRequest;
import dev.tinyml.codegen.generation.GenerationResult;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.output.TreeWriter;
import dev.tinyml.codegen.output.WriteReport;
import dev.tinyml.converter.verify.VerifiedModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Generates an Arduino sketch for each board, and a Java class with the model's constants for the
 * project's own tests and tools. Takes only a conversion that passes the limits of {@code
 * tinyml:verify}.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends GateParameters {

  /**
   * The boards to generate sketches for.
   *
   * <pre>{@code
   * <boards>
   *   <board>nano33ble_sense_rev2</board>
   * </boards>
   * }</pre>
   */
  @Parameter(property = "tinyml.board", required = true)
  private List<String> boards;

  /**
   * Your own templates: a file with the name of one of ours replaces it for all boards, in a folder
   * with a board's id for that board.
   */
  @Parameter(
      property = "tinyml.templateDirectory",
      defaultValue = "${basedir}/src/main/tinyml/templates")
  private File templateDirectory;

  /** Package of the Java class; in a project the group id unless configured. */
  @Parameter(property = "tinyml.javaPackage")
  private String javaPackage;

  /** Whether to generate the Java class; never without a project. */
  @Parameter(property = "tinyml.companion", defaultValue = "true")
  private boolean companion;

  /** Where the Java class goes; compiled with the project's own. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/tinyml")
  private File generatedSourcesDirectory;

  @Override
  void run() {
    ConversionStore store = new ConversionStore(conversionFiles());
    VerifiedModel model = store.verified(gate());
    GenerationResult result =
        FirmwareGenerator.create()
            .generate(
                new GenerationRequest(
                    model,
                    store.goldenVectors(model.manifest()),
                    boards,
                    Optional.of(templateDirectory.toPath()),
                    companionPackage()));
    TreeWriter writer = new TreeWriter();
    SketchFolders folders = new SketchFolders(outputDirectory());
    result
        .sketches()
        .forEach(
            (board, tree) -> {
              Path folder = folders.sketch(board, result.sketchName());
              report(folder, tree, writer.write(tree, folder));
            });
    if (companionPackage().isPresent()) {
      Path folder = generatedSourcesDirectory.toPath();
      report(folder, result.javaSources(), writer.write(result.javaSources(), folder));
      project().addCompileSourceRoot(generatedSourcesDirectory.getAbsolutePath());
    }
    result.summary().forEach(getLog()::info);
  }

  private Optional<String> companionPackage() {
    if (!companion || standalone()) {
      return Optional.empty();
    }
    return Optional.of(javaPackage == null ? project().getGroupId() : javaPackage);
  }

  private void report(Path folder, GeneratedTree tree, WriteReport report) {
    getLog()
        .debug(
            folder
                + ": "
                + tree.files().size()
                + " files, "
                + report.written().size()
                + " written, "
                + report.deleted().size()
                + " deleted");
  }
}
