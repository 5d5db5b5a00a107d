package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.inspection.ModelInspector;
import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Describes a model file: layers of a Keras model with shapes, parameters and options, signatures
 * of a SavedModel, operators, tensors, scales, zero points and sizes of a TensorFlow Lite model,
 * and what inference libraries and boards make of it. Needs no project, and runs nothing of the
 * model.
 *
 * @since 0.1.0
 */
@Mojo(name = "inspect", requiresProject = false, threadSafe = true)
public final class InspectMojo extends CatalogueParameters {

  /**
   * The model: a {@code .keras}, {@code .h5} or {@code .tflite} file, or the folder of a
   * SavedModel. Unless configured it is the model for the device of the last conversion in {@code
   * <outputDirectory>}, or all of them where boards need different ones.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.model")
  private File model;

  /**
   * Which signature of a SavedModel to describe. Unless configured it is {@code serving_default}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.signature")
  private String signature;

  /**
   * {@code text} for people, or {@code json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.format", defaultValue = "text")
  private String format;

  /**
   * Where to write the description. Unless configured, text goes to the log and JSON to standard
   * output, where {@code mvn -q} leaves nothing but it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.output")
  private File output;

  /**
   * The inference library to judge the model for. Unless configured: all that are known.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.runtime")
  private String runtime;

  /**
   * Lists every operator, layer and tensor of a large model as text. JSON always does.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.full", defaultValue = "false")
  private boolean full;

  @Override
  void run() {
    InspectionFormat wanted = InspectionFormat.of(format);
    List<Path> models =
        model == null
            ? new ConversionStore(conversionFiles()).deviceModels()
            : List.of(model.toPath());
    if (wanted == InspectionFormat.JSON && models.size() > 1) {
      throw new ProblemException(severalModels(models));
    }
    new ListingOutput(Optional.ofNullable(output).map(File::toPath), getLog())
        .show(
            "Description",
            wanted,
            new DescriptionListing(models.stream().map(this::describe).toList(), full));
  }

  /** A document describes one model; programs that read it rely on that. */
  private static Problem severalModels(List<Path> models) {
    return new Problem(
        "inspect-several-models",
        ProblemKind.CONFIGURATION,
        "<format>",
        "json for "
            + models.size()
            + " models, which different inference libraries of the boards need",
        "one model for a JSON document",
        models.stream()
            .map(file -> "-Dtinyml.model=" + file)
            .collect(Collectors.joining(" or ", "configure ", "")));
  }

  private ModelDescription describe(Path file) {
    ModelInspector inspector =
        new ModelInspector(
            runtimes(),
            new FitJudge(RuntimeCatalogue.load()),
            boardCatalogue().boards(),
            Optional.ofNullable(signature));
    return ReaderLogging.warningsOnly(() -> inspector.inspect(file));
  }

  private List<RuntimeProfile> runtimes() {
    RuntimeCatalogue known = RuntimeCatalogue.load();
    return runtime == null ? known.profiles() : List.of(known.require(runtime));
  }
}
