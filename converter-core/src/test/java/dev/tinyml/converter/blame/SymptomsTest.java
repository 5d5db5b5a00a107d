package dev.tinyml.converter.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TensorStorage;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What makes operators lose accuracy, each on an operator that has just that. */
@DisplayName("Symptoms")
class SymptomsTest {
  private static final int CHANNELS = 4;

  private static TfliteTensor tensor(int index, float scale) {
    QuantizationParams params = new QuantizationParams(List.of(scale), List.of(0L), 0);
    return new TfliteTensor(
        index,
        new TensorSpec("t" + index, Shape.of(1, CHANNELS), ElementType.INT8, Optional.of(params)),
        TensorStorage.COMPUTED,
        false,
        List.of());
  }

  private static ComparedTensor compared(TfliteTensor tensor) {
    TensorPlace place = new TensorPlace(0, tensor.index());
    return new ComparedTensor(place, place, StoredValues.of(tensor).orElseThrow());
  }

  /** An operator of two inputs, tensors 0 and 1; its result, tensor 2, goes to another one. */
  private static Patient patient(
      String kind, String reader, float inputScale, float outputScale, float... results)
      throws IOException {
    DeviceModel any = new BlameFixture("healthy").device();
    TfliteOperator like = any.structure().operators().get(0);
    List<TfliteTensor> tensors = new ArrayList<>();
    tensors.add(tensor(0, inputScale));
    tensors.add(tensor(1, outputScale));
    tensors.add(tensor(2, outputScale));
    tensors.add(tensor(3, 1));
    TfliteOperator operator =
        new TfliteOperator(
            kind, false, 1, List.of(0, 1), List.of(2), List.of(), like.options(), List.of());
    TfliteOperator next =
        new TfliteOperator(
            reader, false, 1, List.of(2), List.of(3), List.of(), like.options(), List.of());
    ComparedOperator compared =
        new ComparedOperator(
            0,
            0,
            kind,
            OptionalInt.empty(),
            List.of(compared(tensors.get(0)), compared(tensors.get(1))),
            List.of(),
            List.of(compared(tensors.get(2))));
    OperatorSums sums = OperatorSums.empty(CHANNELS, 1);
    StoredValues form = compared.outputs().get(0).form();
    sums.range().add(results, form);
    sums.own().add(results, form.rounded(results), form);
    return new Patient(
        new TfliteSubgraph("g", tensors, List.of(operator, next), List.of(0, 1), List.of(3)),
        operator,
        compared,
        sums,
        new WeightReader(any.bytes()));
  }

  private static float[] spread(float reach) {
    float[] values = new float[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = reach * ((i * 37) % 400 - 200) / 200;
    }
    return values;
  }

  @Test
  @DisplayName("don't show where values fill their range")
  void healthy() throws IOException {
    Patient patient = patient("ADD", "RELU", 0.1f, 0.1f, spread(12));
    assertThat(
            List.of(
                new CutOffValues(),
                new CutOffBias(),
                new UnequalWeights(),
                new JoinedScales(),
                new WideRange(),
                new CoarseScores(),
                new DeadChannels()))
        .allSatisfy(symptom -> assertThat(symptom.find(patient)).isEmpty());
    assertThat(new NoSingleCause().find(patient).orElseThrow().reason()).contains("rounding");
  }

  @Test
  @DisplayName("show where something fine is joined with something coarse")
  void joined() throws IOException {
    Patient patient = patient("CONCATENATION", "RELU", 0.01f, 0.1f, spread(12));
    assertThat(new JoinedScales().find(patient).orElseThrow().reason())
        .isEqualTo("its result has steps of 0.1, an input has steps of 0.01, which is lost");
  }

  @Test
  @DisplayName("show where a softmax gets its scores in large steps")
  void scores() throws IOException {
    Patient patient = patient("ADD", "SOFTMAX", 0.5f, 0.5f, spread(60));
    assertThat(new CoarseScores().find(patient).orElseThrow().reason())
        .contains("SOFTMAX in steps of 0.5, each a factor of 1.65");
    assertThat(new CoarseScores().find(patient("ADD", "RELU", 0.5f, 0.5f, spread(60)))).isEmpty();
  }

  @Test
  @DisplayName("show where a few values in all channels make the range wide")
  void wide() throws IOException {
    float[] values = spread(1);
    for (int i = 0; i < CHANNELS; i++) {
      values[i] = 12;
    }
    Patient patient = patient("ADD", "RELU", 0.1f, 0.1f, values);
    assertThat(new WideRange().find(patient).orElseThrow().nextStep()).contains("percentile");
  }

  @Test
  @DisplayName("show where channels never change")
  void dead() throws IOException {
    float[] values = spread(12);
    for (int i = 0; i < values.length; i += CHANNELS) {
      values[i] = 0;
    }
    Patient patient = patient("ADD", "RELU", 0.1f, 0.1f, values);
    assertThat(new DeadChannels().find(patient).orElseThrow().reason())
        .isEqualTo("1 of its 4 channels never change");
  }
}
