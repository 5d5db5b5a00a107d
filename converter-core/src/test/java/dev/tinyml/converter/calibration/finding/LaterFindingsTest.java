package dev.tinyml.converter.calibration.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.DetectionQuality;
import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.RegressionError;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.manifest.WilsonInterval;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Findings after measuring")
class LaterFindingsTest {

  private static List<FindingReport> classified(int right, int wrong) {
    List<List<Integer>> confusion = List.of(List.of(right, wrong), List.of(wrong, right));
    return new MeasurementFindings()
        .of(
            new VerificationInfo(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ClassificationResult(Optional.of(confusion), confusion))));
  }

  @Test
  @DisplayName("tell a float classifier that is no better than the commonest class")
  void guessing() {
    assertThat(classified(90, 10)).isEmpty();
    assertThat(classified(20, 21)).as("few samples, may be better").isEmpty();
    assertThat(classified(49, 51)).as("many samples").hasSize(1);
    assertThat(classified(60, 40)).as("surely better").isEmpty();
    assertThat(classified(30, 70))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("float-model-guesses");
              assertThat(finding.serious()).isTrue();
              assertThat(finding.found()).contains("30.0 % of 200").contains("50.0 %");
            });
  }

  @Test
  @DisplayName("tell a regression worse than the mean, and scores the wrong way round")
  void worseThanChance() {
    RegressionError bad = new RegressionError(3, 4, Optional.of(-0.5));
    VerificationInfo measured =
        new VerificationInfo(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(new RegressionResult(60, 2, Optional.of(bad), bad)),
            Optional.empty(),
            Optional.of(
                new DetectionResult(
                    5,
                    5,
                    Optional.of(new DetectionQuality(0.2, 0.48)),
                    new DetectionQuality(0.2, 0.48))));
    assertThat(new MeasurementFindings().of(measured))
        .extracting(FindingReport::id)
        .containsExactly("float-model-guesses", "float-model-inverted");
  }

  private static TensorReport tensor(String name, double max, double high, double loss) {
    return new TensorReport(
        0,
        0,
        name,
        -1,
        max,
        -1,
        high,
        Optional.of((high + 1) / 255),
        Optional.of(0),
        Optional.of(0.05),
        Optional.of(loss),
        Optional.empty());
  }

  @Test
  @DisplayName(
      "tell saturated tensors, the worst first, and whether clipping or calibration did it")
  void saturation() {
    List<FindingReport> findings =
        new SaturationFindings()
            .of(
                List.of(
                    tensor("fine", 4, 4, 0.0005),
                    tensor("unseen", 4, 4, 0.002),
                    tensor("clipped", 4, 2, 0.05)));
    assertThat(findings)
        .extracting(FindingReport::subject)
        .containsExactly("tensor clipped", "tensor unseen");
    assertThat(findings.get(0).serious()).isTrue();
    assertThat(findings.get(0).found()).startsWith("5.00 %");
    assertThat(findings.get(0).cost()).contains("only 13 dB below");
    assertThat(findings.get(0).nextStep()).contains("<calibrationMethod>");
    assertThat(findings.get(1).serious()).isFalse();
    assertThat(findings.get(1).nextStep()).contains("representative samples");
  }

  @Test
  @DisplayName("are not many, however many tensors are saturated")
  void many() {
    List<FindingReport> findings =
        new SaturationFindings()
            .of(IntStream.range(0, 40).mapToObj(i -> tensor("t" + i, 4, 2, 0.05)).toList());
    assertThat(findings).hasSize(6);
    assertThat(findings.get(5).subject()).isEqualTo("35 more tensors");
  }

  @Test
  @DisplayName("use the interval that Wilson gives")
  void wilson() {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    Offset<Double> printed = Offset.offset(0.00005);
    assertThat(WilsonInterval.of(81, 263).low()).isCloseTo(0.2553, printed);
    assertThat(WilsonInterval.of(81, 263).high()).isCloseTo(0.3662, printed);
    assertThat(WilsonInterval.of(0, 20).low()).isZero();
    assertThat(WilsonInterval.of(0, 20).high()).isCloseTo(0.1611, printed);
    assertThat(WilsonInterval.of(1, 29).low()).isCloseTo(0.0061, printed);
    assertThat(WilsonInterval.of(29, 29).high()).isEqualTo(1);
  }
}
