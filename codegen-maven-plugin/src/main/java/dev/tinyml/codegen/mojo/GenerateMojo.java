package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.SourceExtension;
import dev.tinyml.codegen.generation.FirmwareGenerator;
import dev.tinyml.codegen.generation.GenerationRequest;
import dev.tinyml.codegen.generation.GenerationRequest.OtherModel;
import dev.tinyml.codegen.generation.GenerationResult;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.output.OutputRecord;
import dev.tinyml.codegen.output.TreeWriter;
import dev.tinyml.codegen.output.WriteReport;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.ConversionOptions;
import dev.tinyml.converter.pipeline.ConversionRequest;
import dev.tinyml.converter.pipeline.Versions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.verify.VerifiedModel;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

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
public final class GenerateMojo extends TemplateParameters {

  /**
   * The boards to generate sketches for.
   *
   * <pre>{@code
   * <boards>
   *   <board>nano33ble_sense_rev2</board>
   * </boards>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.board", required = true)
  private List<String> boards;

  /**
   * What the names of the sketches' C++ files end in, {@code cc} or {@code cpp}, for all boards.
   * Arduino's builders before Arduino CLI 0.35 and Arduino IDE 2.3.2, and Debian's {@code
   * arduino-builder}, ignore {@code .cc}. Unless configured each board has its own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.sourceExtension")
  private String sourceExtension;

  /**
   * Package of the Java class. Unless configured it is the project's group id.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.javaPackage")
  private String javaPackage;

  /**
   * Whether to generate the Java class with the model's constants, or one for each model where
   * boards need different ones. Without a project there is none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.companion", defaultValue = "true")
  private boolean companion;

  /**
   * Where the Java class goes. The folder is compiled with the project's own sources.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "tinyml.generatedSourcesDirectory",
      defaultValue = "${project.build.directory}/generated-sources/tinyml")
  private File generatedSourcesDirectory;

  /**
   * Without a project: an int8 {@code .tflite} file to generate a sketch from, made by whatever
   * tool. Nothing is converted; golden vectors are of random inputs.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.model")
  private File model;

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
  private RepositorySystemSession repositorySession;

  @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
  private List<RemoteRepository> repositories;

  private final RepositorySystem repositorySystem;

  /**
   * @param repositorySystem resolves the native libraries
   */
  @Inject
  public GenerateMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  void run() {
    if (standalone() && model != null) {
      adopt(model.toPath());
    }
    ConversionStore store = new ConversionStore(conversionFiles());
    List<VerifiedModel> models = store.verified(gate());
    BoardCatalogue catalogue = sketchBoards();
    UserTemplates templates = templates();
    OutputRecord record = new OutputRecord(outputDirectory().resolve("generation.json"));
    String digest =
        new GenerationDigest(new Versions())
            .of(manifests(models), catalogue.require(boards), templates, companionPackage());
    if (record.isCurrent(digest)) {
      getLog().info("Nothing to generate: model, templates and boards are those of the last run.");
    } else {
      GenerationResult result =
          new FirmwareGenerator(catalogue, RuntimeCatalogue.load())
              .generate(
                  new GenerationRequest(
                      models.get(0),
                      store.goldenVectors(models.get(0).manifest()),
                      boards,
                      templates,
                      companionPackage(),
                      models.stream()
                          .skip(1)
                          .map(m -> new OtherModel(m, store.goldenVectors(m.manifest())))
                          .toList()));
      record.write(digest, write(result));
      result.summary().forEach(getLog()::info);
      new FitLog(getLog()).show(result.fits());
    }
    if (companionPackage().isPresent()) {
      project().addCompileSourceRoot(generatedSourcesDirectory.getAbsolutePath());
    }
  }

  /** The boards, with the user's choice of names for C++ files. */
  private BoardCatalogue sketchBoards() {
    if (sourceExtension == null) {
      return boardCatalogue();
    }
    SourceExtension extension = SourceExtension.parse(sourceExtension);
    return new BoardCatalogue(
        boardCatalogue().boards().stream()
            .map(board -> board.withSourceExtension(extension))
            .toList());
  }

  private static ManifestFile manifests(List<VerifiedModel> models) {
    return new ManifestFile(models.stream().map(VerifiedModel::manifest).toList());
  }

  /** Makes a finished conversion of a model that is int8 already. */
  private void adopt(Path file) {
    ModelFormat format = new FormatDetector().detect(file);
    if (format != ModelFormat.TFLITE) {
      throw new ProblemException(
          new Problem(
              "generate-model-format",
              ProblemKind.CONFIGURATION,
              "model file " + file,
              format.description(),
              "an int8 TensorFlow Lite model",
              "run tinyml:convert with this model and calibration data first, and this goal without"
                  + " tinyml.model"));
    }
    ManifestFile made =
        new Conversion(
                new NativeArtifacts(repositorySystem, repositorySession, repositories),
                WorkerParameters.USUAL,
                getLog())
            .run(
                new ConversionRequest(
                    file,
                    new FileStem(file).name(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    ConversionOptions.DEFAULT),
                conversionFiles());
    report(made);
  }

  private List<Path> write(GenerationResult result) {
    TreeWriter writer = new TreeWriter();
    SketchFolders folders = new SketchFolders(outputDirectory());
    List<Path> written = new ArrayList<>();
    result
        .sketches()
        .forEach(
            (board, tree) -> {
              Path folder = folders.sketch(board, result.sketchName());
              report(folder, tree, writer.write(tree, folder));
              written.add(folder);
            });
    if (!result.javaSources().files().isEmpty()) {
      Path folder = generatedSourcesDirectory.toPath();
      report(folder, result.javaSources(), writer.write(result.javaSources(), folder));
      written.add(folder);
    }
    return written;
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
