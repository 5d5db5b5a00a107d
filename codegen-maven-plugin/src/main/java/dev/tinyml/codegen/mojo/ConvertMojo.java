package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.ConversionRequest;
import dev.tinyml.converter.problem.Problems;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Converts a model to TensorFlow Lite, float and quantized, with TensorFlow's own converter and
 * quantizer, measures both against the model, and writes {@code model_float.tflite}, {@code
 * model_int8.tflite} (or {@code model_int16x8.tflite}, {@code model_dynamic_range.tflite}, {@code
 * model_float16.tflite}, as {@code <scheme>} says), {@code golden_vectors.json}, {@code
 * conversion.json} and {@code report.html}. Where inference libraries of {@code <boards>} need
 * different models, there are more of them, each with files of its own: {@code
 * model_int8_per_channel.tflite}. Does nothing when inputs, options and versions are those of the
 * last run.
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
public final class ConvertMojo extends ConversionParameters {

  /**
   * After this many seconds the worker process is ended, and the build fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.timeoutSeconds", defaultValue = "600")
  private long timeoutSeconds;

  /**
   * Java heap of the worker process, in the form of -Xmx: {@code 512m}, {@code 2g}. TensorFlow's
   * own memory comes on top.
   *
   * @since 0.1.0
   */
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
    WorkerParameters worker = new WorkerParameters(timeoutSeconds, workerMemory);
    Problems problems = new Problems();
    check(problems);
    worker.check(problems);
    problems.throwIfAny();

    ConversionRequest request = request();
    ManifestFile made =
        new Conversion(
                new NativeArtifacts(repositorySystem, repositorySession, repositories),
                worker,
                getLog())
            .run(request, conversionFiles());
    if (standalone()) {
      // Within a project tinyml:verify does this.
      judge(made);
    } else {
      report(made);
    }
  }
}
