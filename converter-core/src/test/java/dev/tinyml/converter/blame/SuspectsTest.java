package dev.tinyml.converter.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.SuspectReport;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** make_blame.py says what is wrong with the layer in the middle, and with nothing else. */
@DisplayName("Suspects")
class SuspectsTest {
  private static final int MIDDLE = 1;

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("clipped", "are cut off", "let the range hold them"),
        Arguments.of("outlier", "channel 5 reaches", "equalize"),
        Arguments.of("weights", "channel 7 has weights", "its own scale"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  @DisplayName("begin with the layer at fault, and say what is wrong with it")
  void first(String name, String reason, String nextStep) throws IOException {
    List<SuspectReport> suspects = new BlameFixture(name).examined().suspects();
    assertThat(suspects).hasSize(1);
    SuspectReport first = suspects.get(0);
    assertThat(first.operator()).isEqualTo(MIDDLE);
    assertThat(first.layer()).contains("middle").doesNotContain(";", "/MatMul");
    assertThat(first.reason()).contains(reason);
    assertThat(first.nextStep()).contains(nextStep);
  }

  @ParameterizedTest
  @MethodSource("faults")
  @DisplayName("have nearly all of the error, the others hardly any")
  void share(String name) throws IOException {
    List<OperatorReport> operators = new BlameFixture(name).examined().operators();
    for (OperatorReport operator : operators) {
      if (operator.operator() == MIDDLE) {
        assertThat(operator.share().orElseThrow()).isGreaterThan(0.9);
      } else {
        assertThat(operator.share().orElseThrow()).isLessThan(0.05);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  @DisplayName("cost the accuracy that the model loses when they alone are quantized")
  void accuracy(String name) throws IOException {
    List<OperatorReport> operators = new BlameFixture(name).examined().operators();
    double middle = operators.get(MIDDLE).accuracyAlone().orElseThrow();
    assertThat(operators.stream().filter(o -> o.operator() != MIDDLE))
        .allSatisfy(o -> assertThat(o.accuracyAlone().orElseThrow()).isGreaterThan(middle));
    assertThat(middle).isLessThan(0.96);
  }

  @ParameterizedTest
  @MethodSource("faults")
  @DisplayName("stand where noise begins: in front of them it is low, behind them high")
  void accumulated(String name) throws IOException {
    List<OperatorReport> operators = new BlameFixture(name).examined().operators();
    assertThat(operators.get(MIDDLE - 1).signalToNoise()).isGreaterThan(35);
    assertThat(operators.get(MIDDLE + 1).signalToNoise()).isLessThan(20);
    assertThat(operators.get(MIDDLE + 1).ownSignalToNoise().orElseThrow()).isGreaterThan(30);
  }

  @Test
  @DisplayName("don't include the layer behind, although noise shows there first")
  void behind() throws IOException {
    BlameResult result = new BlameFixture("outlier").examined();
    // One giant channel hides the noise of the others in the ratio of the whole tensor.
    assertThat(result.operators().get(MIDDLE).signalToNoise()).isGreaterThan(35);
    assertThat(result.suspects()).extracting(SuspectReport::operator).containsExactly(MIDDLE);
  }

  @Test
  @DisplayName("are none in a healthy model")
  void healthy() throws IOException {
    assertThat(new BlameFixture("healthy").examined().suspects()).isEmpty();
  }

  @Test
  @DisplayName("are found by their own error when operators can't be quantized alone")
  void withoutAlone() throws IOException {
    for (String name : List.of("clipped", "weights")) {
      BlameFixture fixture = new BlameFixture(name);
      BlameResult result =
          new Blame(new BlameLimits(20, 1_000_000_000, 0))
              .examine(fixture.reference(), fixture.device(), fixture.heldOut());
      assertThat(result.suspects().get(0).operator()).isEqualTo(MIDDLE);
      assertThat(result.suspects().get(0).share()).isEmpty();
    }
  }
}
