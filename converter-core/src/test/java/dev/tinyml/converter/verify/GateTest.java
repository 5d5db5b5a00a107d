package dev.tinyml.converter.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.SampleManifest;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.ModelBytes;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The gate")
class GateTest {
  private static final byte[] MODEL = {1, 2, 3};
  private static final Gate GATE = new Gate(GateLimits.DEFAULT);

  private static ConversionManifest manifest(double difference, int floatRight, int int8Right) {
    return SampleManifest.of(MODEL, SampleManifest.measured(difference, floatRight, int8Right));
  }

  @ParameterizedTest
  @CsvSource({
    "96, 96, false, false",
    "90, 96, false, false",
    "96, 95, false, false",
    "96, 94, true, false",
    "96, 92, true, false",
    "96, 91, false, true",
    "96, 10, false, true"
  })
  @DisplayName("warns from a drop of 2 points and fails from 5, each included")
  void accuracy(int floatRight, int int8Right, boolean warns, boolean fails) {
    GateVerdict verdict = GATE.judge(manifest(0, floatRight, int8Right));
    assertThat(verdict.passed()).isEqualTo(!fails);
    assertThat(verdict.warnings().stream().anyMatch(w -> w.contains("Quantization costs")))
        .isEqualTo(warns);
    assertThat(verdict.problems()).hasSize(fails ? 1 : 0);
  }

  @Test
  @DisplayName("names numbers, the operator to look at first, and the cure")
  void words() {
    Problem problem = GATE.judge(manifest(0, 96, 90)).problems().get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.GATE);
    assertThat(problem.found()).contains("96.00 %", "90.00 %", "100 held-out", "6.00 points");
    assertThat(problem.nextStep())
        .startsWith("start with FULLY_CONNECTED dense_1 (three quarters of the error")
        .contains("wide range", "quantization-aware training");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "0.000999, true", "0.001, false", "0.5, false"})
  @DisplayName("passes float differences below the limit only")
  void difference(double difference, boolean passes) {
    assertThat(GATE.judge(manifest(difference, 90, 90)).passed()).isEqualTo(passes);
  }

  @Test
  @DisplayName("judges Keras' predictions like the float model, and finds all problems at once")
  void all() {
    VerificationInfo bad =
        new VerificationInfo(
            Optional.of(new FloatComparison(5, Double.MAX_VALUE, Double.MAX_VALUE)),
            Optional.of(new FloatComparison(5, 0.1, 0.1)),
            Optional.empty(),
            SampleManifest.measured(0, 90, 20).classification());
    assertThat(GATE.judge(SampleManifest.of(MODEL, bad)).problems())
        .extracting(Problem::id)
        .containsExactly("float-difference", "keras-difference", "accuracy-drop");
  }

  @Test
  @DisplayName("repeats the warnings of calibration")
  void calibrationWarnings() {
    assertThat(GATE.judge(manifest(0, 9, 9)).warnings()).containsExactly("Only 2 samples.");
  }

  @Test
  @DisplayName("keeps to configured limits, which must be numbers")
  void limits() {
    Gate strict = new Gate(GateLimits.of(Map.of("warnAccuracyDrop", "0", "maxAccuracyDrop", "1")));
    assertThat(strict.judge(manifest(0, 96, 95)).passed()).isFalse();
    Map<String, String> wrong =
        Map.of("maxFloatDifference", "NaN", "warnAccuracyDrop", "-1", "maxAccuracyDrop", "much");
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> GateLimits.of(wrong));
    assertThat(thrown.problems())
        .extracting(Problem::subject, Problem::found)
        .containsExactly(
            tuple("<maxFloatDifference>", "NaN"),
            tuple("<warnAccuracyDrop>", "-1"),
            tuple("<maxAccuracyDrop>", "much"));
  }

  @Test
  @DisplayName("lets a model through only with the bytes that were measured")
  void verifiedModel() {
    VerifiedModel model = VerifiedModel.restore(manifest(0, 96, 96), new ModelBytes(MODEL), GATE);
    assertThat(model.deviceModel()).isEqualTo(new ModelBytes(MODEL));
    ModelBytes other = new ModelBytes(new byte[] {1, 2, 4});
    assertThatThrownBy(() -> VerifiedModel.restore(manifest(0, 96, 96), other, GATE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("model-changed");
    ModelBytes same = new ModelBytes(MODEL);
    assertThatThrownBy(() -> VerifiedModel.restore(manifest(0, 96, 60), same, GATE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("accuracy-drop");
  }
}
