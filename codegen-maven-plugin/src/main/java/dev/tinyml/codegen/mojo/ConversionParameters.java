package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.pipeline.ConversionOptions;
import dev.tinyml.converter.pipeline.ConversionRequest;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;

/** What a user says about a conversion, and the request that comes of it. */
abstract class ConversionParameters extends QuantizationParameters {

  /**
   * The trained model: a {@code .keras} or {@code .h5} file of Keras 2.4 or newer, the folder of a
   * SavedModel, or a {@code .tflite} file. A float {@code .tflite} is calibrated and quantized, an
   * int8 one is used as it is. The content tells which it is, not the name.
   *
   * <pre>{@code
   * <model>src/main/tinyml/gesture_model.keras</model>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.model", required = true)
  private File model;

  /**
   * Name that sketch, Java class and constants carry. Unless configured it is the model file's name
   * without its ending.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.modelName")
  private String modelName;

  /**
   * Which signature of a SavedModel to convert. Unless configured it is {@code serving_default}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.signature")
  private String signature;

  /**
   * Id of the calibration dataset among the project's dependencies; needed only where they hold
   * several. A dataset is a folder {@code tinyml/datasets/ID} in a jar. Not together with {@code
   * <datasetDirectory>} or {@code <representativeData>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.dataset")
  private String dataset;

  /**
   * A folder with a {@code dataset.json}, instead of a dependency. Not together with {@code
   * <dataset>} or {@code <representativeData>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.datasetDirectory")
  private File datasetDirectory;

  /**
   * NumPy files of raw samples, one per model input in the model's order, instead of a dataset. The
   * first axis is the sample. With {@code <labels>}, the samples that don't calibrate measure the
   * accuracy. Not together with {@code <dataset>} or {@code <datasetDirectory>}.
   *
   * <pre>{@code
   * <representativeData>
   *   <file>src/main/tinyml/X.npy</file>
   * </representativeData>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.representativeData")
  private File[] representativeData;

  /**
   * NumPy file with the class of each sample, numbered from 0. Only with {@code
   * <representativeData>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.labels")
  private File labels;

  /**
   * NumPy files with what a model that predicts numbers should give for each sample, one per model
   * output, in the unit of the output. The samples that don't calibrate measure MAE, RMSE and R².
   * Only with {@code <representativeData>}, and not with {@code <labels>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.targets")
  private File[] targets;

  /**
   * What the model is for, and so what is measured: {@code classification} with {@code <labels>};
   * {@code regression} with {@code <targets>}; {@code autoencoder}, which gives its inputs again
   * and whose labels are 0 for normal samples and 1 for anomalies: only normal ones calibrate.
   * {@code auto} takes what the dataset says, or else finds out: targets make a regression, outputs
   * of the inputs' shape an autoencoder unless labels tell more than two classes, labels a
   * classification.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.task", defaultValue = DatasetParameters.AUTO)
  private String task;

  /**
   * NumPy file with the mean that training subtracted. Only with {@code <representativeData>} and
   * {@code <std>}; without both, the samples are taken as normalized.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.mean")
  private File mean;

  /**
   * NumPy file with the standard deviation that training divided by. Only with {@code
   * <representativeData>} and {@code <mean>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.std")
  private File std;

  /**
   * Text file with the names of the classes, one per line. Only with {@code <representativeData>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.classNames")
  private File classNames;

  /**
   * NumPy files of normalized inputs that Keras made predictions for, one per model input. The
   * predictions are those of {@code <expected>}, or of a file {@code expected.npy} beside the
   * inputs.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.inputs")
  private File[] inputs;

  /**
   * NumPy files of Keras' predictions, one per model output: for {@code <inputs>} where given, else
   * for all calibration samples, normalized. They show that the import itself is right; {@code
   * <maxFloatDifference>} is the limit. Unless configured, {@code expected.npy} beside {@code
   * <inputs>} counts, or beside the files of {@code <representativeData>} together with {@code
   * input.npy}; {@code expected_0.npy}, {@code expected_1.npy} and so on for several outputs.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.expected")
  private File[] expected;

  /**
   * How many representative samples to draw, evenly from all classes; 100 to 300 are usual, others
   * give a warning. They don't count for the accuracy.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.calibrationSamples", defaultValue = "200")
  private int calibrationSamples;

  /**
   * Seed of that draw: the same seed and data give the same samples everywhere.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.seed", defaultValue = "42")
  private long seed;

  /** Adds a problem for all parameters that contradict each other. */
  final void check(Problems problems) {
    datasetParameters().check(problems);
    checkQuantization(problems);
    if (!paths(inputs).isEmpty() && recorded().predictions().isEmpty()) {
      problems.add(
          "expected-missing",
          ProblemKind.CONFIGURATION,
          "<inputs>",
          "it is configured without <expected>, and no expected.npy lies beside it",
          "Keras' predictions for these inputs",
          "configure <expected>, or remove <inputs>");
    }
  }

  /**
   * What to convert.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such dataset or board
   */
  final ConversionRequest request() {
    return new ConversionRequest(
        model.toPath(),
        modelName == null ? new FileStem(model.toPath()).name() : modelName,
        Optional.ofNullable(signature),
        datasetFiles(),
        recorded().inputs(),
        recorded().predictions(),
        ConversionOptions.of(
            variants(),
            new SplitOptions(calibrationSamples, seed),
            ConversionOptions.DEFAULT_GOLDEN_VECTORS));
  }

  private RecordedPredictions recorded() {
    return RecordedPredictions.find(paths(inputs), paths(expected), paths(representativeData));
  }

  /**
   * A TensorFlow Lite model may be int8 already, and then needs no samples; nor do schemes whose
   * activations stay float.
   */
  private Optional<DatasetFiles> datasetFiles() {
    DatasetLocator locator = new DatasetLocator(artifacts(), outputDirectory().resolve("datasets"));
    boolean optional =
        !isCalibrated() || new FormatDetector().detect(model.toPath()) == ModelFormat.TFLITE;
    return optional && datasetParameters().isEmpty() && locator.isEmpty()
        ? Optional.empty()
        : Optional.of(datasetParameters().files(locator));
  }

  private DatasetParameters datasetParameters() {
    return new DatasetParameters(
        Optional.ofNullable(dataset),
        path(datasetDirectory),
        paths(representativeData),
        path(labels),
        paths(targets),
        path(mean),
        path(std),
        path(classNames),
        task);
  }

  private List<Path> artifacts() {
    return project().getArtifacts().stream()
        .flatMap(artifact -> Stream.ofNullable(artifact.getFile()))
        .map(File::toPath)
        .toList();
  }

  private static Optional<Path> path(File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }

  private static List<Path> paths(File[] files) {
    return Stream.ofNullable(files).flatMap(Arrays::stream).map(File::toPath).toList();
  }
}
