package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.OutputNoise;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Findings of a conversion")
class ConversionFindingsTest {
  private static final Path WAVES = Path.of("src/test/resources/repair/glitch/X.npy");

  private static final TensorReport CLIPPED =
      new TensorReport(
          0,
          1,
          "logits",
          -8,
          8,
          -4,
          4,
          Optional.of(8 / 255.0),
          Optional.of(0),
          Optional.of(0.02),
          Optional.of(0.05),
          Optional.empty());

  private static final FindingReport NOT_NORMALIZED =
      new FindingReport("input-not-normalized", true, "the input", "found", "cost", "next");

  private static List<String> ids(int right, double decibels) {
    int samples = 100;
    List<List<Integer>> confusion =
        List.of(List.of(right, samples - right), List.of(samples - right, right));
    VerificationInfo measured =
        new VerificationInfo(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ClassificationResult(Optional.of(confusion), confusion)),
            Optional.of(Task.CLASSIFICATION),
            List.of(new OutputNoise(Math.pow(10, decibels / 10), 1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    SampleData data =
        new SampleData(
            SampleData.read(
                new DatasetFiles(
                    "waves",
                    List.of(WAVES),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                List.of(Shape.of(1, 128, 1)),
                List.of(Shape.of(1, 2))),
            new CalibrationSplit(List.of(0), List.of(1), List.of()),
            List.of(NOT_NORMALIZED));
    return new ConversionFindings()
        .of(data, measured, List.of(CLIPPED)).stream().map(FindingReport::id).toList();
  }

  @Test
  @DisplayName("tell what an inaccurate model may suffer from")
  void inaccurate() {
    assertThat(ids(84, 15)).containsExactly("input-not-normalized", "tensor-saturated");
  }

  @Test
  @DisplayName("leave out what is cut off where the outputs are as they should be")
  void harmless() {
    assertThat(ids(84, 31)).containsExactly("input-not-normalized");
  }

  @Test
  @DisplayName("don't doubt the normalization of a model that knows its samples")
  void knowing() {
    assertThat(ids(98, 15)).containsExactly("tensor-saturated");
  }

  @Test
  @DisplayName("say that a float model guesses, and doubt its normalization")
  void guessing() {
    assertThat(ids(40, 31)).containsExactly("float-model-guesses", "input-not-normalized");
    assertThat(ids(52, 31)).containsExactly("float-model-guesses", "input-not-normalized");
  }
}
