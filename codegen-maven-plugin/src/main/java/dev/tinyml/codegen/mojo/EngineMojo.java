package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.cpp.EngineSourceGenerator;
import dev.tinyml.codegen.generation.EngineGenerator;
import dev.tinyml.codegen.generation.EngineRequest;
import dev.tinyml.codegen.generation.GeneratedEngine;
import dev.tinyml.codegen.output.TreeWriter;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.pipeline.Versions;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.ModelFileReader;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.verify.VerifiedModel;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Generates a C engine for firmware that is no Arduino sketch: {@code model_engine.h} and {@code
 * model_engine.c}, which need no library and fit any board. The model may have any number of inputs
 * and outputs. Takes a quantized {@code .tflite} file, or a conversion that passes the limits of
 * {@code tinyml:verify}.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "engine",
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public final class EngineMojo extends TemplateParameters {

  /**
   * A quantized {@code .tflite} file, made by whatever tool. Unless configured it is the model for
   * the device of the last conversion in {@code <outputDirectory>}; the first, where boards need
   * different ones.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.model")
  private File model;

  /**
   * What names in the code begin with. Unless configured it is the conversion's, or the model
   * file's name without its ending.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.modelName")
  private String modelName;

  /**
   * NumPy file with the mean that training subtracted, for {@code ..._quantize_input} and {@code
   * ..._predict}. Only with {@code <model>}, which has one input then, and {@code <std>}; a
   * conversion knows its own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.mean")
  private File mean;

  /**
   * NumPy file with the standard deviation that training divided by. Only with {@code <mean>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.std")
  private File std;

  /**
   * Where the two files go. Unless configured it is the folder {@code engine} in {@code
   * <outputDirectory>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.engineDirectory")
  private File engineDirectory;

  @Override
  void run() {
    EngineRequest request = model == null ? converted() : given(model.toPath());
    GeneratedEngine engine =
        new EngineGenerator(new EngineSourceGenerator(templates(), boardCatalogue().ids()))
            .generate(request);
    Path folder =
        engineDirectory == null
            ? outputDirectory().resolve("engine")
            : engineDirectory.toPath().toAbsolutePath().normalize();
    new TreeWriter().write(engine.files(), folder);
    new EngineLog(getLog()).show(engine, folder);
  }

  private EngineRequest converted() {
    if (mean != null || std != null) {
      throw new ProblemException(
          new Problem(
              "engine-normalization",
              ProblemKind.CONFIGURATION,
              mean != null ? "<mean>" : "<std>",
              "it is configured without <model>",
              "nothing: a conversion knows mean and standard deviation",
              "remove the parameter, or configure <model>"));
    }
    VerifiedModel verified = new ConversionStore(conversionFiles()).verified(gate()).get(0);
    ConversionManifest manifest = verified.manifest();
    String file = manifest.deviceModel().name();
    return new EngineRequest(
        modelName == null ? manifest.modelName() : modelName,
        manifest.tools().tinyml(),
        manifest.source(),
        new DeviceModel(
            verified.deviceModel(), new TfliteReader().read(file, verified.deviceModel())),
        manifest.dataset().normalization());
  }

  private EngineRequest given(Path file) {
    ModelFormat format = new FormatDetector().detect(file);
    if (format != ModelFormat.TFLITE) {
      throw new ProblemException(
          new Problem(
              "engine-model-format",
              ProblemKind.CONFIGURATION,
              "model file " + file,
              format.description(),
              "a quantized TensorFlow Lite model",
              "run tinyml:convert with this model and calibration data first, and this goal without"
                  + " tinyml.model"));
    }
    ModelBytes bytes = new ModelFileReader().read(file);
    DeviceModel device =
        new DeviceModel(bytes, new TfliteReader().read("model file " + file, bytes));
    return new EngineRequest(
        modelName == null ? new FileStem(file).name() : modelName,
        new Versions().tinyml(),
        FileDigest.of(file.getFileName().toString(), bytes.toArray()),
        device,
        new EngineNormalization(path(mean), path(std)).of(device));
  }

  private static Optional<Path> path(File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }
}
