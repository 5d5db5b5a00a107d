package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Keras' predictions")
class RecordedPredictionsTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  @Test
  @DisplayName("that are configured count, whatever lies about")
  void configured() throws IOException {
    Path input = file("a.npy");
    file("expected.npy");
    Path own = file("own.npy");
    assertThat(RecordedPredictions.find(List.of(input), List.of(own), List.of()))
        .isEqualTo(new RecordedPredictions(List.of(input), List.of(own)));
  }

  @Test
  @DisplayName("are found beside configured inputs, whatever those are called")
  void besideInputs() throws IOException {
    Path input = file("a.npy");
    assertThat(RecordedPredictions.find(List.of(input), List.of(), List.of()).predictions())
        .isEmpty();
    Path expected = file("expected.npy");
    assertThat(RecordedPredictions.find(List.of(input), List.of(), List.of()))
        .isEqualTo(new RecordedPredictions(List.of(input), List.of(expected)));
  }

  @Test
  @DisplayName("are found beside the samples together with their inputs, several of each")
  void besideSamples() throws IOException {
    Path samples = file("calibration.npy");
    List<Path> expected = List.of(file("expected_0.npy"), file("expected_1.npy"));
    file("expected_3.npy");
    assertThat(RecordedPredictions.find(List.of(), List.of(), List.of(samples)).predictions())
        .as("predictions of unknown inputs")
        .isEmpty();
    Path input = file("input.npy");
    assertThat(RecordedPredictions.find(List.of(), List.of(), List.of(samples)))
        .isEqualTo(new RecordedPredictions(List.of(input), expected));
  }

  @Test
  @DisplayName("are not looked for when there is nothing beside which they could lie")
  void nothing() {
    assertThat(RecordedPredictions.find(List.of(), List.of(), List.of()))
        .isEqualTo(new RecordedPredictions(List.of(), List.of()));
  }
}
