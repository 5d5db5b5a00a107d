package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.calibration.DatasetDescriptor;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.scheme.WeightGranularity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole conversions in a worker process, good ones and bad ones. */
class WorkerClientTest {
  private static final Path MODEL =
      Path.of("../firmware-sketch/src/main/tinyml/gesture_model.keras");
  private static final Path DATASET =
      Path.of("../calibration-data/src/main/resources/tinyml/datasets/gesture");

  @TempDir private Path folder;

  private final List<String> stages = new ArrayList<>();
  private final StageListener listener =
      new StageListener() {
        @Override
        public void started(String stage) {
          stages.add(stage);
        }

        @Override
        public void finished(String stage, String found, StageCost cost) {
          stages.add(stage + ": " + found);
        }
      };

  private static WorkerOptions options(Duration limit) {
    return new WorkerOptions(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList(),
        limit,
        "512m");
  }

  private static ConversionRequest gesture() {
    return new ConversionRequest(
        MODEL,
        "gesture_model",
        Optional.empty(),
        Optional.of(new DatasetDescriptor().read(DATASET)),
        List.of(),
        List.of(),
        new ConversionOptions(
            QuantizeOptions.DEFAULT.with(WeightGranularity.PER_TENSOR_DENSE),
            SplitOptions.DEFAULT,
            8));
  }

  @Test
  @DisplayName("the gesture model becomes a measured int8 model, twice the same bytes")
  void gestureModel() throws IOException {
    WorkerClient client = new WorkerClient(options(Duration.ofMinutes(5)));
    ConversionFiles first = new ConversionFiles(folder.resolve("first/out"));
    ConversionFiles second = new ConversionFiles(folder.resolve("second/elsewhere/out"));
    client.convert(gesture(), first, listener);
    client.convert(gesture(), second, listener);

    String text = Files.readString(first.manifest());
    ConversionManifest manifest = ConversionManifest.fromText("conversion.json", text);
    assertThat(manifest.toText()).isEqualTo(text);
    assertThat(text).doesNotContain(folder.toString());
    // Keras classifies 1149 of the 1200 windows rightly: see the dataset's README.
    assertThat(manifest.verification().classification().orElseThrow().samples()).isEqualTo(1000);
    assertThat(manifest.verification().classification().orElseThrow().floatAccuracy().orElseThrow())
        .isBetween(0.94, 0.97);
    assertThat(manifest.verification().classification().orElseThrow().dropPercent().orElseThrow())
        .isBetween(-1.0, 1.0);
    assertThat(manifest.verification().floatTflite().orElseThrow().maxAbsDifference())
        .isLessThan(1e-5);
    assertThat(manifest.verification().floatTflite().orElseThrow().samples()).isEqualTo(1200);
    assertThat(manifest.calibration().perClass()).containsExactly(50, 50, 50, 50);
    assertThat(stages).hasSizeGreaterThan(15);

    for (Path file :
        List.of(
            first.manifest(),
            first.floatModel(),
            first.deviceModel(manifest),
            first.goldenVectors(),
            first.reportData())) {
      assertThat(second.folder().resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
    assertThat(FileDigest.of("model_int8.tflite", Files.readAllBytes(first.deviceModel(manifest))))
        .isEqualTo(manifest.deviceModel());
    assertThat(GoldenVectors.fromText("g", Files.readString(first.goldenVectors())).vectors())
        .hasSize(8);
    assertThat(first.upToDate(manifest.inputDigest())).isPresent();
    assertThat(first.upToDate(new RequestDigest(new Versions().tools()).of(gesture()))).isPresent();
    Files.write(first.deviceModel(manifest), new byte[] {1});
    assertThat(first.upToDate(manifest.inputDigest())).isEmpty();
    assertOnlyOutputs(folder.resolve("first"));
  }

  @Test
  @DisplayName("a worker that dies is told with its stage, and the last good output stays")
  void deadWorker() throws IOException {
    ConversionFiles output = lastGoodOutput();
    WorkerOptions tooSmall =
        new WorkerOptions(options(Duration.ofMinutes(1)).classPath(), Duration.ofMinutes(1), "2m");
    Problem problem =
        onlyProblem(() -> new WorkerClient(tooSmall).convert(gesture(), output, listener));
    assertThat(problem.id()).isIn("worker-died", "worker-memory");
    assertUntouched(output);
  }

  @Test
  @DisplayName("a worker that takes too long is killed, and the last good output stays")
  void slowWorker() throws IOException {
    ConversionFiles output = lastGoodOutput();
    Problem problem =
        onlyProblem(
            () ->
                new WorkerClient(options(Duration.ofMillis(200)))
                    .convert(gesture(), output, listener));
    assertThat(problem.id()).isEqualTo("worker-time");
    assertUntouched(output);
  }

  @Test
  @DisplayName("problems found in the worker arrive whole, and the last good output stays")
  void brokenModel() throws IOException {
    ConversionFiles output = lastGoodOutput();
    Path truncated = folder.resolve("truncated.keras");
    Files.write(truncated, Arrays.copyOf(Files.readAllBytes(MODEL), 70_000));
    ConversionRequest good = gesture();
    ConversionRequest bad =
        new ConversionRequest(
            truncated,
            "truncated",
            Optional.empty(),
            good.dataset(),
            List.of(),
            List.of(),
            good.options());
    Problem problem =
        onlyProblem(
            () -> new WorkerClient(options(Duration.ofMinutes(1))).convert(bad, output, listener));
    assertThat(problem.subject()).contains("truncated.keras");
    assertUntouched(output);
  }

  @Test
  @DisplayName("a worker killed from outside is told as such")
  void killedWorker() throws IOException {
    ConversionFiles output = lastGoodOutput();
    StageListener assassin =
        new StageListener() {
          @Override
          public void started(String stage) {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
          }

          @Override
          public void finished(String stage, String found, StageCost cost) {}
        };
    assertThatThrownBy(
            () ->
                new WorkerClient(options(Duration.ofMinutes(1)))
                    .convert(gesture(), output, assassin))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("worker-died")
        .hasMessageContaining("137");
    assertUntouched(output);
  }

  private ConversionFiles lastGoodOutput() throws IOException {
    ConversionFiles output = new ConversionFiles(folder.resolve("out"));
    Files.createDirectories(output.folder());
    Files.writeString(output.manifest(), "the last good one");
    return output;
  }

  private void assertUntouched(ConversionFiles output) throws IOException {
    assertThat(output.manifest()).hasContent("the last good one");
    try (Stream<Path> files = Files.list(output.folder())) {
      assertThat(files).hasSize(1);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".tinyml"));
    }
  }

  private static void assertOnlyOutputs(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("out");
    }
  }

  private static Problem onlyProblem(Runnable conversion) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, conversion::run);
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0);
  }

  @Test
  @DisplayName("Keras' own predictions are compared when they are given")
  void kerasPredictions() throws IOException {
    Path reference = Path.of("src/test/resources/reference/gesture_mlp");
    ConversionRequest request =
        new ConversionRequest(
            reference.resolve("model.keras"),
            "model",
            Optional.empty(),
            Optional.of(
                new DatasetFiles(
                    "calibration",
                    List.of(reference.resolve("calibration.npy")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            List.of(reference.resolve("input.npy")),
            List.of(reference.resolve("expected.npy")),
            ConversionOptions.DEFAULT);
    ConversionFiles output = new ConversionFiles(folder.resolve("keras"));
    new WorkerClient(options(Duration.ofMinutes(1))).convert(request, output, listener);
    ConversionManifest manifest =
        ConversionManifest.fromText("m", Files.readString(output.manifest()));
    assertThat(manifest.verification().keras().orElseThrow().samples()).isEqualTo(16);
    assertThat(manifest.verification().keras().orElseThrow().maxAbsDifference()).isLessThan(1e-5);
    assertThat(manifest.calibration().indices()).hasSize(100);
    assertThat(manifest.verification().classification()).isEmpty();
  }
}
