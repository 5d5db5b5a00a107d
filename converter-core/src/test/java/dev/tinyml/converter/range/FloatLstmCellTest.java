package dev.tinyml.converter.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.CalibrationLayout;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expected ranges were computed by numpy in float64, from the file's weights and the samples. */
@DisplayName("The cell state of fused LSTMs")
class FloatLstmCellTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final int STEPS = 12;
  private static final int WIDTH = 4;

  private static FloatTfliteModel model() throws IOException {
    ModelBytes bytes =
        new ModelBytes(Files.readAllBytes(RESOURCES.resolve("tflite/lstm_float.tflite")));
    return new CalibrationLayout()
        .prepare(new FloatTfliteModel(bytes, new TfliteReader().read("lstm", bytes)));
  }

  private static SortedMap<TensorPlace, ActivationRange> ranges(
      FloatTfliteModel model, RangePolicy policy, StateBetweenRuns state) {
    ObservationTotals totals = new ObservationTotals(model.structure());
    RangeCollector collector = new RangeCollector(model.structure(), policy);
    NpyArray samples =
        new NpyReader().read(RESOURCES.resolve("reference/lstm_stack/calibration.npy"));
    try (FloatEngine engine = new FloatEngine(model, Optional.of(collector), state)) {
      for (int s = 0; s < samples.shape().dimension(0); s++) {
        float[] values = new float[STEPS * WIDTH];
        for (int i = 0; i < values.length; i++) {
          values[i] = samples.floatAt(s * values.length + i);
        }
        engine.run(List.of(new FloatTensor(Shape.of(1, STEPS, WIDTH), values)));
        totals.add(collector.endSample());
      }
    }
    return totals.observations(samples.shape().dimension(0), List.of(collector)).ranges();
  }

  private static ActivationRange cell(
      FloatTfliteModel model, int layer, RangePolicy policy, StateBetweenRuns state) {
    TfliteOperator lstm = model.structure().operators().get(layer);
    return ranges(model, policy, state).get(new TensorPlace(0, lstm.inputs().get(19)));
  }

  @Test
  @DisplayName("has the range of all steps, not just of the last")
  void allSteps() throws IOException {
    FloatTfliteModel model = model();
    assertRange(cell(model, 0, RangePolicy.EXACT, StateBetweenRuns.RESET), -2.0742325, 1.6291670);
    assertRange(cell(model, 1, RangePolicy.EXACT, StateBetweenRuns.RESET), -0.6464276, 0.8775783);
  }

  @Test
  @DisplayName("has the range of the last steps in TFLiteConverter's way")
  void lastSteps() throws IOException {
    FloatTfliteModel model = model();
    RangePolicy policy = RangePolicy.TFLITE_CONVERTER;
    assertRange(cell(model, 0, policy, StateBetweenRuns.RESET), -1.3191315, 1.4003672);
    assertRange(cell(model, 1, policy, StateBetweenRuns.RESET), -0.5864460, 0.6026302);
  }

  @Test
  @DisplayName("leaves the hidden state to the output's range, in the tensor for that")
  void hiddenState() throws IOException {
    FloatTfliteModel model = model();
    SortedMap<TensorPlace, ActivationRange> ranges =
        ranges(model, RangePolicy.EXACT, StateBetweenRuns.RESET);
    for (int layer = 0; layer < 2; layer++) {
      TfliteOperator lstm = model.structure().operators().get(layer);
      ActivationRange output = ranges.get(new TensorPlace(0, lstm.outputs().get(0)));
      assertThat(ranges.get(new TensorPlace(0, lstm.intermediates().get(4)))).isEqualTo(output);
      assertThat(ranges).doesNotContainKey(new TensorPlace(0, lstm.intermediates().get(0)));
      assertThat(output.max()).isBetween(0.1f, 1f);
    }
  }

  private static void assertRange(ActivationRange found, double min, double max) {
    assertThat((double) found.min()).isCloseTo(min, within(2e-6));
    assertThat((double) found.max()).isCloseTo(max, within(2e-6));
  }
}
