package dev.tinyml.codegen.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds Keras' own predictions that lie beside inputs: {@code expected.npy}, or {@code
 * expected_0.npy}, {@code expected_1.npy} and so on for several outputs.
 *
 * @param inputs what Keras predicted for; empty for the calibration samples
 * @param predictions one per model output; empty when there are none
 */
record RecordedPredictions(List<Path> inputs, List<Path> predictions) {

  /**
   * What was configured, completed by what lies beside it.
   *
   * @param inputs configured inputs; when there are none, {@code input.npy} beside the samples that
   *     has predictions beside it counts
   * @param predictions configured predictions
   * @param samples calibration samples
   */
  static RecordedPredictions find(List<Path> inputs, List<Path> predictions, List<Path> samples) {
    if (!predictions.isEmpty()) {
      return new RecordedPredictions(inputs, predictions);
    }
    Optional<Path> anchor = inputs.stream().findFirst().or(() -> samples.stream().findFirst());
    if (anchor.isEmpty()) {
      return new RecordedPredictions(inputs, List.of());
    }
    Path folder = anchor.get().toAbsolutePath().getParent();
    List<Path> fed = inputs.isEmpty() ? numbered(folder, "input") : inputs;
    List<Path> expected = numbered(folder, "expected");
    return fed.isEmpty() || expected.isEmpty()
        ? new RecordedPredictions(inputs, List.of())
        : new RecordedPredictions(fed, expected);
  }

  private static List<Path> numbered(Path folder, String stem) {
    Path only = folder.resolve(stem + ".npy");
    if (Files.isRegularFile(only)) {
      return List.of(only);
    }
    List<Path> files = new ArrayList<>();
    for (Path next = folder.resolve(stem + "_0.npy");
        Files.isRegularFile(next);
        next = folder.resolve(stem + "_" + files.size() + ".npy")) {
      files.add(next);
    }
    return files;
  }
}
