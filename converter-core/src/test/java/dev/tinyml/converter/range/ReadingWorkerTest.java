package dev.tinyml.converter.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.CalibrationLayout;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Observing after a run")
class ReadingWorkerTest {
  private static final Path ZOO = Path.of("src/test/resources/zoo");
  private static FloatModelConverter converter;

  @BeforeAll
  static void load() {
    converter = new FloatModelConverter(new TensorFlowLiteConverter(NativeTensorFlow.locate()));
  }

  private static RangeCollector collector(FloatTfliteModel model) {
    return new RangeCollector(model.structure(), RangePolicy.EXACT);
  }

  @ParameterizedTest
  @DisplayName("sees sample by sample what is seen operator by operator")
  @ValueSource(
      strings = {
        "gesture_mlp",
        "activation_layers",
        "attention_layer",
        "conv2d_transpose_upsample",
        "embedding_text",
        "merge_layers",
        "simple_rnn_unrolled",
        "slicing_ops",
        "transformer_block"
      })
  void sameAsListening(String name) {
    FrozenGraph graph = new ReferenceModel(ZOO.resolve(name)).graph();
    FloatTfliteModel model = new CalibrationLayout().prepare(converter.convertForInt8(graph));
    List<List<FloatTensor>> samples =
        new ReferenceModel(ZOO.resolve(name)).floats("calibration", graph.inputs()).subList(0, 5);
    RangeCollector read = collector(model);
    RangeCollector heard = collector(model);
    try (ReadingWorker reading = ReadingWorker.open(model, read).orElseThrow();
        SampleWorker<List<FloatTensor>, SampleExtremes> listening =
            new ListeningWorker(model, RangePolicy.EXACT, heard)) {
      for (List<FloatTensor> sample : samples) {
        SampleExtremes found = reading.work(sample);
        SampleExtremes expected = listening.work(sample);
        assertThat(found.mins()).isEqualTo(expected.mins());
        assertThat(found.maxs()).isEqualTo(expected.maxs());
      }
    }
    for (int i = 0; i < TensorNumbers.of(model.structure()).count(); i++) {
      assertThat(read.distribution(i).map(HistogramCounter::histogram))
          .isEqualTo(heard.distribution(i).map(HistogramCounter::histogram));
    }
  }

  @ParameterizedTest
  @DisplayName("is left alone where a state or a step in between would be missed")
  @ValueSource(strings = {"lstm_stack", "gru_bidirectional"})
  void states(String name) {
    FrozenGraph graph = new ReferenceModel(ZOO.resolve(name)).graph();
    FloatTfliteModel model = new CalibrationLayout().prepare(converter.convertForInt8(graph));
    assertThat(ReadingWorker.open(model, collector(model))).isEmpty();
  }
}
