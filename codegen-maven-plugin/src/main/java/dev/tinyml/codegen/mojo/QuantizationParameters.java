package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;

/** What a user says about quantization: number formats, and ranges of activations. */
abstract class QuantizationParameters extends GateParameters {

  /**
   * What the model is quantized to: {@code int8}; {@code int16x8}, int16 activations with int8
   * weights; {@code dynamic-range}, float activations with int8 weights; {@code float16}, float
   * activations with float16 weights; {@code none}, the float model itself. The last three need no
   * calibration data.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.scheme", defaultValue = "int8")
  private String scheme;

  /**
   * Element type of inputs that are float in the model: {@code int8}, {@code uint8} or {@code
   * float32} with scheme {@code int8}, {@code int16} or {@code float32} with {@code int16x8},
   * {@code float32} with the others. Unless configured the first of these. Inputs that are integers
   * in the model, such as token numbers, stay as they are.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.inputType")
  private String inputType;

  /**
   * Element type of outputs that are float in the model, as for {@code <inputType>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.outputType")
  private String outputType;

  /**
   * Which int8 weights share a scale: {@code per-channel} for one per output channel, {@code
   * per-tensor-dense} for the same except that each Dense layer has a single one, {@code
   * per-tensor} for one per layer. Unless configured it is {@code per-channel} when the inference
   * libraries of all {@code <boards>} compute that rightly in Dense layers, {@code
   * per-tensor-dense} otherwise: older libraries give wrong results silently. {@code per-channel}
   * for a board whose library does not is refused when its sketch is generated.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.weights")
  private String weights;

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
   * The boards that the model is for. Their libraries decide on {@code <weights>}, and a {@code
   * <scheme>} that one of them can't run is refused. The same as for {@code tinyml:generate};
   * without any, the model is for any newer library.
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

  /** Adds a problem for each value that there is not, and for each that the scheme has not. */
  final void checkQuantization(Problems problems) {
    int before = problems.list().size();
    schemeChoice().check(problems);
    if (problems.list().size() == before) {
      boardQuantization().check(schemeChoice().options(() -> true).scheme(), boards(), problems);
    }
    calibrationChoice().check(problems);
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
   * How to quantize; what is configured must have passed the check.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such board
   */
  final QuantizeOptions quantizeOptions() {
    return schemeChoice()
        .options(() -> boardQuantization().perChannelDense(boards()))
        .with(RangePolicy.valueOf(ranges))
        .with(calibrationChoice().calibration());
  }

  private static BoardQuantization boardQuantization() {
    return new BoardQuantization(BoardCatalogue.load(), RuntimeCatalogue.load());
  }

  /** Ids of the boards that the model is for. */
  final List<String> boards() {
    return boards == null ? List.of() : boards;
  }

  private SchemeChoice schemeChoice() {
    return new SchemeChoice(
        scheme,
        Optional.ofNullable(inputType),
        Optional.ofNullable(outputType),
        Optional.ofNullable(weights));
  }

  private CalibrationChoice calibrationChoice() {
    return new CalibrationChoice(calibrationMethod, Optional.ofNullable(percentile));
  }
}
