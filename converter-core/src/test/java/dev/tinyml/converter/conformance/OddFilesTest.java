package dev.tinyml.converter.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A model file that is odd and yet valid")
class OddFilesTest {
  private static final Path ROOT = Path.of("src/test/resources/dev/tinyml/converter/source/keras");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/base.keras",
        "malformed/no_metadata.keras",
        "malformed/deflated.keras",
        "malformed/zip64.keras",
        "malformed/prefixed_junk.keras",
        "malformed/config_bom.keras",
        "malformed/units_float.keras",
        "h5/base.h5",
        "h5/weights_float64.h5",
        "h5/weights_big_endian.h5",
        "h5/layer_names_split.h5",
        "h5/libver_latest.h5"
      })
  @DisplayName("predicts what Keras predicts with the model that it is a variant of")
  void predicts(String file) {
    NpyArray inputs = new NpyReader().read(ROOT.resolve("models/base.input.npy"));
    NpyArray expected = new NpyReader().read(ROOT.resolve("models/base.expected.npy"));
    int samples = inputs.shape().dimension(0);
    try (GraphEngine engine = new GraphEngine(ReferenceModel.graph(ROOT.resolve(file)))) {
      for (int sample = 0; sample < samples; sample++) {
        float[] input = row(inputs, sample, samples);
        FloatTensor tensor = new FloatTensor(Shape.of(1, input.length), input);
        assertThat(engine.run(List.of(tensor)).get(0).toArray())
            .containsExactly(row(expected, sample, samples), Offset.offset(1e-5f));
      }
    }
  }

  private static float[] row(NpyArray array, int sample, int samples) {
    float[] row = new float[array.size() / samples];
    for (int i = 0; i < row.length; i++) {
      row[i] = array.floatAt(sample * row.length + i);
    }
    return row;
  }
}
