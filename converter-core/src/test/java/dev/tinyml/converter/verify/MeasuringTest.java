package dev.tinyml.converter.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Measuring")
class MeasuringTest {

  /** An engine that gives its only input, changed. */
  private record Changed(UnaryOperator<float[]> change) implements InferenceEngine {
    @Override
    public List<FloatTensor> run(List<FloatTensor> inputs) {
      return List.of(tensor(change.apply(inputs.get(0).toArray())));
    }

    @Override
    public void close() {}
  }

  private static FloatTensor tensor(float... values) {
    return new FloatTensor(Shape.of(1, values.length), values);
  }

  private static double difference(float one, float other) {
    return new EngineComparison()
        .compare(
            new Changed(x -> new float[] {0, one}),
            new Changed(x -> new float[] {0, other}),
            List.of(List.of(tensor(0)), List.of(tensor(1))))
        .maxAbsDifference();
  }

  @Test
  @DisplayName("keeps the largest difference of all samples and outputs")
  void largest() {
    FloatComparison comparison =
        new EngineComparison()
            .compare(
                new Changed(x -> x),
                new Changed(x -> new float[] {x[0] * 2, x[1]}),
                List.of(List.of(tensor(0.5f, 9)), List.of(tensor(-4, 9)), List.of(tensor(3, 9))));
    assertThat(comparison).isEqualTo(new FloatComparison(3, 4.0, 4.0 / 9));
  }

  @Test
  @DisplayName("takes NaN and infinities for the largest difference that there is")
  void notFinite() {
    assertThat(difference(Float.NaN, 1)).isEqualTo(Double.MAX_VALUE);
    assertThat(difference(1, Float.NaN)).isEqualTo(Double.MAX_VALUE);
    assertThat(difference(Float.NaN, Float.NaN)).isEqualTo(Double.MAX_VALUE);
    assertThat(difference(Float.POSITIVE_INFINITY, 1)).isEqualTo(Double.MAX_VALUE);
    assertThat(difference(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY))
        .isEqualTo(Double.MAX_VALUE);
    assertThat(difference(3.4e38f, -3.4e38f)).isGreaterThan(6.7e38).isLessThan(6.9e38);
  }

  @Test
  @DisplayName("compares with recorded outputs sample by sample")
  void recorded() {
    FloatComparison comparison =
        new EngineComparison()
            .compare(
                new Changed(x -> x),
                List.of(List.of(tensor(1)), List.of(tensor(2))),
                List.of(List.of(tensor(1)), List.of(tensor(2.5f))));
    assertThat(comparison).isEqualTo(new FloatComparison(2, 0.5, 0.2));
  }

  @Test
  @DisplayName("takes one output for two classes, above a half for the second")
  void decisions() {
    Decision binary = new Decision(1);
    assertThat(binary.classCount()).isEqualTo(2);
    assertThat(binary.decide(tensor(0.5f))).isZero();
    assertThat(binary.decide(tensor(0.50001f))).isEqualTo(1);
    Decision three = new Decision(3);
    assertThat(three.classCount()).isEqualTo(3);
    assertThat(three.decide(tensor(0.2f, 0.4f, 0.4f))).isEqualTo(1);
  }

  @Test
  @DisplayName("counts decisions by true class, float and int8 apart")
  void confusion() {
    List<FloatTensor> samples =
        List.of(tensor(0.9f, 0.1f), tensor(0.8f, 0.2f), tensor(0.3f, 0.7f), tensor(0.6f, 0.4f));
    List<Integer> labels = List.of(0, 0, 1, 1);
    List<Integer> heldOut = List.of(0, 2, 3);
    ConfusionCounter counter =
        new ConfusionCounter(new Decision(2), position -> labels.get(heldOut.get(position)));
    new EngineComparison()
        .compare(
            new Changed(x -> x),
            new Changed(x -> new float[] {x[0], x[1] + 0.65f}),
            heldOut.stream().map(i -> List.of(samples.get(i))).toList(),
            counter);
    ClassificationResult result = counter.result();
    assertThat(result.floatConfusion()).contains(List.of(List.of(1, 0), List.of(1, 1)));
    assertThat(result.deviceConfusion()).isEqualTo(List.of(List.of(1, 0), List.of(0, 2)));
    assertThat(result.samples()).isEqualTo(3);
    assertThat(result.dropPercent().orElseThrow()).isNegative();
  }
}
