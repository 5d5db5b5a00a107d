package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.calibration.DatasetDescriptor;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.pipeline.ConversionOptions;
import dev.tinyml.converter.pipeline.ConversionRequest;
import dev.tinyml.converter.pipeline.RequestDigest;
import dev.tinyml.converter.pipeline.Versions;
import dev.tinyml.converter.pipeline.WorkerClient;
import dev.tinyml.converter.pipeline.WorkerOptions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.quantize.RangePolicy;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Converts a Keras model to TensorFlow Lite, float and int8, with TensorFlow's own converter and
 * quantizer, measures both against the model, and writes {@code model_float.tflite}, {@code
 * model_int8.tflite}, {@code golden_vectors.json} and {@code conversion.json}. Does nothing when
 * inputs, options and versions are those of the last run.
 *
 * <p>Runs without a project too: {@code -Dtinyml.model=m.keras
 * -Dtinyml.representativeData=calibration.npy -Dtinyml.outputDirectory=out}.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "convert",
    defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
    requiresProject = false,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class ConvertMojo extends GateParameters {

  /** The trained model, a {@code .keras} file of Keras 3. */
  @Parameter(property = "tinyml.model", required = true)
  private File model;

  /** Name that the outputs carry; the model file's name without its ending unless configured. */
  @Parameter(property = "tinyml.modelName")
  private String modelName;

  /**
   * Id of the calibration dataset among the project's dependencies; needed only where they hold
   * several. A dataset is a folder {@code tinyml/datasets/ID} in a jar.
   */
  @Parameter(property = "tinyml.dataset")
  private String dataset;

  /** A folder with a {@code dataset.json}, instead of a dependency. */
  @Parameter(property = "tinyml.datasetDirectory")
  private File datasetDirectory;

  /**
   * NumPy files of raw samples, one per model input in the model's order, instead of a dataset.
   * With labels, the samples that don't calibrate measure the accuracy.
   */
  @Parameter(property = "tinyml.representativeData")
  private File[] representativeData;

  /** NumPy file with the class of each sample of the representative data. */
  @Parameter(property = "tinyml.labels")
  private File labels;

  /** NumPy file with the mean that training subtracted; with std. */
  @Parameter(property = "tinyml.mean")
  private File mean;

  /** NumPy file with the standard deviation that training divided by; with mean. */
  @Parameter(property = "tinyml.std")
  private File std;

  /** Text file with the names of the classes, one per line. */
  @Parameter(property = "tinyml.classNames")
  private File classNames;

  /** NumPy files of normalized inputs that Keras made predictions for, one per model input. */
  @Parameter(property = "tinyml.inputs")
  private File[] inputs;

  /**
   * NumPy files of Keras' predictions, one per model output: for the inputs where given, else for
   * the representative data. They show that the import itself is right.
   */
  @Parameter(property = "tinyml.expected")
  private File[] expected;

  /** How many representative samples to draw, evenly from all classes; 100 to 300 are usual. */
  @Parameter(property = "tinyml.calibrationSamples", defaultValue = "200")
  private int calibrationSamples;

  /** Seed of that draw. */
  @Parameter(property = "tinyml.seed", defaultValue = "42")
  private long seed;

  /**
   * Whether Dense weights get a scale per output channel. Unless configured that is so when the
   * inference libraries of all boards compute it rightly; older ones give wrong results silently.
   */
  @Parameter(property = "tinyml.perChannelDense")
  private Boolean perChannelDense;

  /** The boards that the model is for. */
  @Parameter(property = "tinyml.board")
  private List<String> boards;

  /** After this many seconds the worker process is ended. */
  @Parameter(property = "tinyml.timeoutSeconds", defaultValue = "600")
  private long timeoutSeconds;

  /** Java heap of the worker process, in the form of -Xmx. */
  @Parameter(property = "tinyml.workerMemory", defaultValue = "1g")
  private String workerMemory;

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
  private RepositorySystemSession repositorySession;

  @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
  private List<RemoteRepository> repositories;

  private final RepositorySystem repositorySystem;

  /**
   * @param repositorySystem resolves the native libraries
   */
  @Inject
  public ConvertMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  void run() {
    Versions versions = new Versions();
    ConversionRequest request = request();
    ConversionFiles output = conversionFiles();
    String digest = new RequestDigest(versions.tools()).of(request);
    Optional<ConversionManifest> upToDate = output.upToDate(digest);
    if (upToDate.isPresent()) {
      getLog().info("Nothing to convert: inputs, options and versions are those of the last run.");
    } else {
      List<Path> classPath =
          new NativeArtifacts(repositorySystem, repositorySession, repositories)
              .classPath(versions);
      new WorkerClient(
              new WorkerOptions(classPath, Duration.ofSeconds(timeoutSeconds), workerMemory))
          .convert(request, output, new LogProgress(getLog()));
    }
    if (standalone()) {
      // Within a project tinyml:verify does this.
      judge(upToDate.orElseGet(() -> new ConversionStore(output).manifest()));
    }
  }

  private ConversionRequest request() {
    boolean perChannel =
        perChannelDense == null
            ? new BoardQuantization(BoardCatalogue.load(), RuntimeCatalogue.load())
                .perChannelDense(boards == null ? List.of() : boards)
            : perChannelDense;
    return new ConversionRequest(
        model.toPath(),
        modelName == null ? stem(model.getName()) : modelName,
        datasetFiles(),
        paths(inputs),
        paths(expected),
        new ConversionOptions(
            new QuantizeOptions(perChannel, RangePolicy.EXACT),
            new SplitOptions(calibrationSamples, seed),
            ConversionOptions.DEFAULT_GOLDEN_VECTORS));
  }

  private DatasetFiles datasetFiles() {
    boolean files = representativeData != null && representativeData.length > 0;
    if (files) {
      if (dataset != null || datasetDirectory != null) {
        throw new ProblemException(
            new Problem(
                "dataset-twice",
                ProblemKind.CONFIGURATION,
                "<representativeData>",
                "it is configured beside " + (dataset != null ? "<dataset>" : "<datasetDirectory>"),
                "one source of calibration data",
                "remove one of the two"));
      }
      return new DatasetFiles(
          stem(representativeData[0].getName()),
          paths(representativeData),
          path(labels),
          path(mean),
          path(std),
          path(classNames),
          Optional.empty());
    }
    return new DatasetDescriptor().read(datasetFolder());
  }

  private Path datasetFolder() {
    if (datasetDirectory != null) {
      return datasetDirectory.toPath();
    }
    List<Path> artifacts =
        project().getArtifacts().stream()
            .map(artifact -> artifact.getFile())
            .filter(file -> file != null)
            .map(File::toPath)
            .toList();
    return new DatasetLocator(artifacts, outputDirectory().resolve("datasets"))
        .find(Optional.ofNullable(dataset));
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  private static Optional<Path> path(File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }

  private static List<Path> paths(File[] files) {
    return Stream.ofNullable(files).flatMap(Arrays::stream).map(File::toPath).toList();
  }
}
