package dev.tinyml.converter.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.report.OperatorReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The figures of an operator")
class OperatorFiguresTest {
  /** Figures are rounded to hundredths; float kernels add in another order than numpy. */
  private static final double DECIBELS = 0.02;

  /** Of the desktop's activations: a softmax behind inputs that differ by a step now and then. */
  private static final double DECIBELS_OF_SOFTMAX = 0.4;

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "clipped", "outlier", "weights"})
  @DisplayName("are those that TensorFlow's activations and numpy give")
  void reference(String name) throws IOException {
    BlameFixture fixture = new BlameFixture(name);
    List<BlameFixture.Expected> expected = fixture.expected();
    BlameResult result = fixture.examined();
    assertThat(result.notes()).isEmpty();
    assertThat(result.operators()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      OperatorReport found = result.operators().get(i);
      BlameFixture.Expected right = expected.get(i);
      assertThat(found.operator()).isEqualTo(i);
      assertThat(found.kind()).isEqualTo(right.kind());
      boolean softmax = found.kind().equals("SOFTMAX");
      assertThat(found.signalToNoise())
          .isCloseTo(right.signalToNoise(), within(softmax ? DECIBELS_OF_SOFTMAX : DECIBELS));
      assertThat(found.cosine()).isCloseTo(right.cosine(), within(softmax ? 1e-3 : 1e-5));
      assertThat(found.rmsePerScale())
          .isCloseTo(right.rmse(), within((softmax ? 0.05 : 1e-3) * right.rmse()));
      assertThat(found.saturation()).isCloseTo(right.cut(), within(1e-6));
      if (right.own().isPresent()) {
        assertThat(found.ownSignalToNoise().orElseThrow())
            .isCloseTo(right.own().get(), within(DECIBELS));
        assertThat(found.signalToNoiseAlone().orElseThrow())
            .isCloseTo(right.alone().orElseThrow(), within(DECIBELS));
      }
    }
  }

  @Test
  @DisplayName("have shares that add up to the whole, less that of the model's input")
  void shares() throws IOException {
    List<OperatorReport> operators = new BlameFixture("healthy").examined().operators();
    double sum = operators.stream().mapToDouble(o -> o.share().orElseThrow()).sum();
    assertThat(sum).isBetween(0.5, 1.0);
  }

  @Test
  @DisplayName("are the same each time, though several threads sum them up")
  void repeatable() throws IOException {
    BlameFixture fixture = new BlameFixture("weights");
    assertThat(fixture.examined()).isEqualTo(fixture.examined());
  }

  @Test
  @DisplayName("leave out what would take too long, and say so")
  void tooLong() throws IOException {
    BlameFixture fixture = new BlameFixture("healthy");
    BlameResult result =
        new Blame(new BlameLimits(20, 1_000_000_000, 0))
            .examine(fixture.reference(), fixture.device(), fixture.heldOut());
    assertThat(result.notes()).singleElement().asString().contains("too long");
    assertThat(result.operators())
        .hasSize(5)
        .allSatisfy(
            operator -> {
              assertThat(operator.signalToNoise()).isFinite();
              assertThat(operator.signalToNoiseAlone()).isEmpty();
              assertThat(operator.share()).isEmpty();
              assertThat(operator.accuracyAlone()).isEmpty();
            });
  }

  @Test
  @DisplayName("need samples")
  void noSamples() throws IOException {
    BlameFixture fixture = new BlameFixture("healthy");
    BlameResult result =
        new Blame(BlameLimits.DEFAULT)
            .examine(
                fixture.reference(),
                fixture.device(),
                new HeldOut(0, i -> List.of(), Optional.empty()));
    assertThat(result.operators()).isEmpty();
    assertThat(result.notes()).hasSize(1);
  }
}
