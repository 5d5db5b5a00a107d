package dev.tinyml.converter.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.pipeline.SourceFormats;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models of {@code src/test/resources/zoo-versions} and {@code composed}, written by the Keras
 * release in the folder's name, with that release's own predictions. The system property {@code
 * versions} names other folders of the same form, separated by commas.
 */
@DisplayName("Every model of other Keras releases")
class KerasVersionsTest {
  private static final List<Path> ROOTS =
      Stream.of(
              System.getProperty(
                      "versions", "src/test/resources/zoo-versions,src/test/resources/composed")
                  .split(","))
          .map(Path::of)
          .toList();
  private static final double LARGEST_DIFFERENCE = 1e-4;

  static List<Path> files() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root, 2)) {
        files.filter(f -> f.toString().matches(".*\\.(keras|h5)")).sorted().forEach(found::add);
      }
    }
    return found;
  }

  static List<Path> twins() throws IOException {
    return files().stream()
        .filter(f -> f.endsWith("model.h5") && Files.exists(f.resolveSibling("model.keras")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  @DisplayName("gives that release's predictions as a graph")
  void predictions(Path file) {
    ReferenceModel files = new ReferenceModel(file.getParent());
    FrozenGraph graph = ReferenceModel.graph(file);
    List<List<FloatTensor>> inputs = files.floats("input", graph.inputs());
    List<List<FloatTensor>> expected = files.floats("expected", graph.outputs());
    assertThat(inputs).isNotEmpty();
    try (GraphEngine engine = new GraphEngine(graph)) {
      for (int i = 0; i < inputs.size(); i++) {
        List<FloatTensor> outputs = engine.run(inputs.get(i));
        assertThat(outputs).hasSameSizeAs(expected.get(i));
        for (int o = 0; o < outputs.size(); o++) {
          assertNear(outputs.get(o).toArray(), expected.get(i).get(o).toArray());
        }
      }
    }
  }

  /** Differences count relative to the range of an output where that is above 1. */
  private static void assertNear(float[] found, float[] right) {
    double range = 1;
    for (float value : right) {
      range = Math.max(range, Math.abs(value));
    }
    assertThat(found).hasSameSizeAs(right);
    for (int i = 0; i < right.length; i++) {
      assertThat(Math.abs(found[i] - right[i]) / range).isLessThanOrEqualTo(LARGEST_DIFFERENCE);
    }
  }

  @ParameterizedTest
  @MethodSource("twins")
  @DisplayName("has the same layers, connections and weights as archive and as HDF5 file")
  void twins(Path file) {
    SourceModel hdf5 = read(file);
    SourceModel archive = read(file.resolveSibling("model.keras"));
    assertThat(hdf5.format()).isEqualTo("keras-h5");
    assertThat(hdf5.inputs()).isEqualTo(archive.inputs());
    assertThat(hdf5.outputs()).isEqualTo(archive.outputs());
    assertThat(hdf5.calls().stream().map(c -> c.layer().describe() + c.node() + c.arguments()))
        .containsExactlyElementsOf(
            archive.calls().stream()
                .map(c -> c.layer().describe() + c.node() + c.arguments())
                .toList());
    assertThat(hdf5.graph().weights().map(Weight::value))
        .containsExactlyElementsOf(archive.graph().weights().map(Weight::value).toList());
  }

  private static SourceModel read(Path file) {
    return SourceFormats.standard().read(file, StandardLayers.emitters().types());
  }
}
