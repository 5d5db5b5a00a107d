package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.pipeline.ConversionOptions;
import dev.tinyml.converter.pipeline.ConversionRequest;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;

/** What a user says about a conversion, and the request that comes of it. */
abstract class ConversionParameters extends GateParameters {

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
   * NumPy file with the class of each sample, numbered from 0; for an autoencoder 0 for a normal
   * sample and 1 for an anomaly. Only with {@code <representativeData>}.
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

  /**
   * Which values count towards the range of an activation: {@code EXACT} for those that operators
   * really read and write, {@code TFLITE_CONVERTER} for those that Python's TFLiteConverter sees,
   * which are wrong where kernels work in place. The latter is for comparisons with Python only.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.ranges", defaultValue = "EXACT")
  private String ranges;

  /**
   * How the range of an activation is chosen from the values that count: {@code min-max} keeps them
   * all, as TFLiteConverter does. The others cut off rare outliers, so that the steps for all other
   * values become smaller: {@code percentile} as many as {@code <percentile>} says, {@code mse}
   * where the mean squared error is least, {@code entropy} where the least information is lost, and
   * {@code moving-average} takes the average extremes of a sample.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.calibrationMethod", defaultValue = "min-max")
  private String calibrationMethod;

  /**
   * Percentage of the values that stay within the range with {@code
   * <calibrationMethod>percentile</calibrationMethod>}, above 50 and at most 100. Half of what is
   * cut off is cut off at either end. Unless configured it is 99.99.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.percentile")
  private Double percentile;

  /**
   * Whether Dense weights get a scale per output channel. Unless configured that is so when the
   * inference libraries of all {@code <boards>} compute it rightly; older ones give wrong results
   * silently. {@code true} for a board whose library does not is refused when its sketch is
   * generated.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.perChannelDense")
  private Boolean perChannelDense;

  /**
   * The boards that the model is for; they decide on {@code <perChannelDense>} only. The same as
   * for {@code tinyml:generate}; without any, the model is for any newer library.
   *
   * <pre>{@code
   * <boards>
   *   <board>nano33ble_sense_rev2</board>
   * </boards>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.board")
  private List<String> boards;

  /**
   * Whether to quantize in other ways when a rule does not hold: with ranges by percentile, then by
   * mean square error, then with equalized weights, corrected biases, and int16 activations where
   * all {@code <boards>} can run them. The first way that keeps all rules is taken. One half of the
   * held-out samples chooses it, the other half verifies it. The rules are those of {@code
   * tinyml:verify}: {@code <maxAccuracyDrop>}, {@code <minRecall>} and so on, which this goal needs
   * as well then.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.repair", defaultValue = "false")
  private boolean repair;

  /** Adds a problem for all parameters that contradict each other. */
  final void check(Problems problems) {
    datasetParameters().check(problems);
    calibrationChoice().check(problems);
    checkLimits(problems);
    if (!paths(inputs).isEmpty() && recorded().predictions().isEmpty()) {
      problems.add(
          "expected-missing",
          ProblemKind.CONFIGURATION,
          "<inputs>",
          "it is configured without <expected>, and no expected.npy lies beside it",
          "Keras' predictions for these inputs",
          "configure <expected>, or remove <inputs>");
    }
    if (Stream.of(RangePolicy.values()).noneMatch(policy -> policy.name().equals(ranges))) {
      problems.add(
          "ranges-unknown",
          ProblemKind.CONFIGURATION,
          "<ranges>",
          ranges,
          "one of "
              + Stream.of(RangePolicy.values()).map(Enum::name).collect(Collectors.joining(", ")),
          "remove the parameter unless you compare with Python");
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
        new ConversionOptions(
            QuantizeOptions.DEFAULT
                .with(
                    perChannelDense()
                        ? WeightGranularity.PER_CHANNEL
                        : WeightGranularity.PER_TENSOR_DENSE)
                .with(RangePolicy.valueOf(ranges))
                .with(calibrationChoice().calibration()),
            new SplitOptions(calibrationSamples, seed),
            ConversionOptions.DEFAULT_GOLDEN_VECTORS,
            repair ? Optional.of(new RepairOptions(limits(), int16Obstacle())) : Optional.empty()));
  }

  private CalibrationChoice calibrationChoice() {
    return new CalibrationChoice(calibrationMethod, Optional.ofNullable(percentile));
  }

  private RecordedPredictions recorded() {
    return RecordedPredictions.find(paths(inputs), paths(expected), paths(representativeData));
  }

  /** A TensorFlow Lite model may be int8 already, and then needs no samples. */
  private Optional<DatasetFiles> datasetFiles() {
    DatasetLocator locator = new DatasetLocator(artifacts(), outputDirectory().resolve("datasets"));
    boolean optional = new FormatDetector().detect(model.toPath()) == ModelFormat.TFLITE;
    return optional && datasetParameters().isEmpty() && locator.isEmpty()
        ? Optional.empty()
        : Optional.of(datasetParameters().files(locator));
  }

  private boolean perChannelDense() {
    return perChannelDense == null
        ? new BoardQuantization(BoardCatalogue.load(), RuntimeCatalogue.load())
            .perChannelDense(boards == null ? List.of() : boards)
        : perChannelDense;
  }

  private Optional<String> int16Obstacle() {
    return new BoardQuantization(BoardCatalogue.load(), RuntimeCatalogue.load())
        .int16Obstacle(boards == null ? List.of() : boards);
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
