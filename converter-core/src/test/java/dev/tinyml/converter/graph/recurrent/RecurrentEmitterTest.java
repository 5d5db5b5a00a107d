package dev.tinyml.converter.graph.recurrent;

import static dev.tinyml.converter.graph.SmallModels.assertProblem;
import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A recurrent layer")
class RecurrentEmitterTest {
  private static final String UNITS = "'units': 2, 'activation': 'tanh'";

  private static Layer rnn(String extra) {
    return layer(
        "SimpleRNN",
        UNITS + extra,
        filled(Shape.of(3, 2), 0.1f),
        filled(Shape.of(2, 2), 0.1f),
        filled(Shape.of(2), 0.1f));
  }

  @Test
  @DisplayName("becomes one operator as an LSTM with Keras' activations, in both directions")
  void fused() {
    List<String> operators = operators("recurrent/lstm_fused");

    assertThat(operators).filteredOn("UNIDIRECTIONAL_SEQUENCE_LSTM"::equals).hasSize(5);
    assertThat(operators)
        .containsOnly("UNIDIRECTIONAL_SEQUENCE_LSTM", "REVERSE_V2", "STRIDED_SLICE");
  }

  @Test
  @DisplayName("is written out as an LSTM with other activations, states or unroll=True")
  void unrolled() {
    assertThat(operators("recurrent/lstm_unrolled"))
        .contains("FULLY_CONNECTED", "LOGISTIC")
        .doesNotContain("UNIDIRECTIONAL_SEQUENCE_LSTM");
  }

  private static List<String> operators(String reference) {
    return new FloatModelConverter(new TensorFlowLiteConverter(NativeTensorFlow.locate()))
        .convert(ReferenceModel.of(reference).graph()).structure().operators().stream()
            .map(TfliteOperator::name)
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {"'stateful': true, stateful=True", "'time_major': true, time_major=True"})
  @DisplayName("is refused where a window is not all there is")
  void unsupportedOption(String option, String found) {
    Problem problem = refused("[null, 4, 3]", rnn(", " + option));

    assertProblem(problem, ProblemKind.UNSUPPORTED, found);
    assertThat(problem.expected()).isNotBlank();
  }

  @Test
  @DisplayName("is refused when its copies would be too many")
  void tooManySteps() {
    Problem problem = refused("[null, 100000, 3]", rnn(""));

    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).contains("100000 steps");
  }

  @Test
  @DisplayName("is refused when its weights don't fit its input")
  void wrongWeights() {
    Problem problem = refused("[null, 4, 5]", rnn(""));

    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).contains("3x2");
    assertThat(problem.expected()).contains("5x2");
  }

  @ParameterizedTest
  @CsvSource({"0", "-3", "100000"})
  @DisplayName("is refused with a size that no layer has")
  void wrongUnits(int units) {
    Layer layer = layer("GRU", "'units': " + units);

    assertThat(refused("[null, 4, 5]", layer).found()).isEqualTo("units " + units);
  }

  @Test
  @DisplayName("is refused on an input without steps")
  void wrongRank() {
    assertThat(refused("[null, 4]", rnn("")).expected()).contains("steps");
  }

  @Test
  @DisplayName("is refused as a wrapper without layers")
  void emptyWrappers() {
    assertThat(refused("[null, 4, 3]", layer("Bidirectional", "'merge_mode': 'sum'")).kind())
        .isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(refused("[null, 4, 3]", layer("TimeDistributed", "'trainable': true")).kind())
        .isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(refused("[null, 4, 3]", layer("RNN", "'unroll': true")).kind())
        .isEqualTo(ProblemKind.BROKEN_INPUT);
  }
}
