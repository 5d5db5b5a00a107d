package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteKind;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A verified model with all that generated code needs to know about it, whatever the board.
 *
 * @param id its name in generated code
 * @param provenance where it comes from
 * @param blob its bytes
 * @param structure what the bytes hold
 * @param classification what the model computes with
 * @param input the only input
 * @param output the only output
 * @param normalization with the shortest lists that repeat to the same values
 * @param signal what the input is a window of; empty when unknown
 * @param labels one per output value, or two for a single one; empty when the outputs are no
 *     classes
 * @param operators sorted by name
 * @param golden input and output vectors, at least one
 * @param verification what was measured
 * @param contract digest over what belongs together
 */
public record ModelSpec(
    ModelIdentifier id,
    Provenance provenance,
    ModelBytes blob,
    TfliteModel structure,
    TfliteClassification classification,
    IoTensor input,
    IoTensor output,
    Normalization normalization,
    Optional<SignalInfo> signal,
    List<String> labels,
    List<OperatorUse> operators,
    List<GoldenVector> golden,
    VerificationInfo verification,
    ContractDigest contract) {

  private static final int SKETCH_VECTORS = 4;

  /** Operators that remember something from one run to the next. */
  private static final Set<String> STATEFUL =
      Set.of(
          "BIDIRECTIONAL_SEQUENCE_LSTM",
          "BIDIRECTIONAL_SEQUENCE_RNN",
          "LSTM",
          "RNN",
          "SVDF",
          "UNIDIRECTIONAL_SEQUENCE_LSTM",
          "UNIDIRECTIONAL_SEQUENCE_RNN",
          "VAR_HANDLE");

  private static final Set<String> PROBABILITIES = Set.of("LOGISTIC", "SOFTMAX");

  /** Operators whose output holds the numbers of its first input, in another form. */
  private static final Set<String> SAME_VALUES = Set.of("DEQUANTIZE", "QUANTIZE", "RESHAPE");

  /** Copies the lists. */
  public ModelSpec {
    labels = List.copyOf(labels);
    operators = List.copyOf(operators);
    golden = List.copyOf(golden);
  }

  /** Whether the model remembers something from one run to the next unless it is reset. */
  public boolean keepsState() {
    return operators.stream().map(OperatorUse::name).anyMatch(STATEFUL::contains);
  }

  /** The golden vectors that a sketch has: the first few, as they cost flash. */
  public List<GoldenVector> sketchVectors() {
    return golden.subList(0, Math.min(SKETCH_VECTORS, golden.size()));
  }

  /** What a board must print over the outputs of {@link #sketchVectors}. */
  public GoldenDigest goldenDigest() {
    return GoldenDigest.of(output.type(), sketchVectors());
  }

  /** What the model computes with. */
  public TfliteKind kind() {
    return classification.kind();
  }

  /**
   * Whether every result is the same on every device, bit for bit: integer arithmetic, except for
   * the borders. Float sums depend on the order of their terms.
   */
  public boolean isExact() {
    return switch (kind()) {
      case INT8, INT16X8, UINT8, UNQUANTIZED -> true;
      case FLOAT, FLOAT16_WEIGHTS, PACKED_WEIGHTS, HYBRID, MIXED -> false;
    };
  }

  /** Whether scores are between 0 and 1: the model ends in a softmax or a sigmoid. */
  public boolean scoresAreProbabilities() {
    int scores = structure.outputs().get(0);
    List<TfliteOperator> operators = structure.operators();
    for (int i = operators.size() - 1; i >= 0; i--) {
      TfliteOperator operator = operators.get(i);
      if (!operator.outputs().contains(scores)) {
        continue;
      }
      if (!SAME_VALUES.contains(operator.name())) {
        return PROBABILITIES.contains(operator.name());
      }
      scores = operator.inputs().get(0);
    }
    return false;
  }

  /** Whether the only output is the score of the second of two classes, as a sigmoid gives it. */
  public boolean scoresSecondClass() {
    return scoresSecondClass(output, labels);
  }

  static boolean scoresSecondClass(IoTensor output, List<String> labels) {
    return output.size() == 1 && labels.size() == 2;
  }
}
