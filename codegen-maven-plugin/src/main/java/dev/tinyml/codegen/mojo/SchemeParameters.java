package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.maven.plugins.annotations.Parameter;

/** What a user says about the number formats of the device's model. */
abstract class SchemeParameters extends GateParameters {

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
   * per-tensor} for one per layer. Unless configured it is {@code per-channel} for boards whose
   * inference library computes that rightly in Dense layers, {@code per-tensor-dense} for the
   * others: older libraries give wrong results silently. A model with Dense layers is quantized
   * both ways where there are boards of both kinds. {@code per-channel} for a board whose library
   * does not is refused when its sketch is generated.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.weights")
  private String weights;

  /**
   * The boards that the model is for; they decide on {@code <weights>}, and on int16 activations
   * with {@code <repair>}; a {@code <scheme>} that one of their libraries can't run is refused. The
   * same as for {@code tinyml:generate}; without any, the model is for any newer library.
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
  final void checkScheme(Problems problems) {
    int before = problems.list().size();
    choice().check(problems);
    if (problems.list().size() == before) {
      boardQuantization().check(choice().options(() -> true).scheme(), boards(), problems);
    }
  }

  /**
   * The scheme with its types and weights; everything else as by default.
   *
   * @param perChannelDense whether Dense weights may have a scale per channel unless {@code
   *     <weights>} says so; only asked where it matters
   */
  final QuantizeOptions schemeOptions(BooleanSupplier perChannelDense) {
    return choice().options(perChannelDense);
  }

  /** Whether the scheme needs calibration data. */
  final boolean isCalibrated() {
    return choice().options(() -> true).scheme().isCalibrated();
  }

  final BoardQuantization boardQuantization() {
    return new BoardQuantization(boardCatalogue(), RuntimeCatalogue.load());
  }

  /** Ids of the boards that the model is for. */
  final List<String> boards() {
    return boards == null ? List.of() : boards;
  }

  private SchemeChoice choice() {
    return new SchemeChoice(
        scheme,
        Optional.ofNullable(inputType),
        Optional.ofNullable(outputType),
        Optional.ofNullable(weights));
  }
}
