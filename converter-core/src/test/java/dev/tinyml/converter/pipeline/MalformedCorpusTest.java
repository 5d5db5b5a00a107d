package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.DatasetReader;
import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.convert.ModelSource;
import dev.tinyml.converter.convert.QuantizedSource;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.FileSubject;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A damaged, hostile or odd file that a user gives to a conversion")
class MalformedCorpusTest {
  private static final Duration TIME = Duration.ofSeconds(10);

  /** All that reading and running a file allocates, garbage included. */
  private static final long MEMORY = 512L << 20;

  /** Of the model that all these files are variants of, or meant for. */
  private static final int FEATURES = 6;

  private static final int CLASSES = 3;
  private static final Path BASE = MalformedFile.FOLDER.resolve("base");

  private final SourceLoader loader =
      new SourceLoader(
          () -> {
            throw new IllegalStateException("reading needs no converter");
          });

  static List<MalformedFile> files() {
    return MalformedFile.all();
  }

  @Test
  @DisplayName("is in the index, and each in the index is there")
  void indexIsComplete() throws IOException {
    try (Stream<Path> found =
        Stream.of("keras", "h5", "npy", "tflite", "savedmodel").flatMap(this::in)) {
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(files().stream().map(MalformedFile::path).toList());
    }
  }

  private Stream<Path> in(String folder) {
    try {
      return Files.list(MalformedFile.FOLDER.resolve(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  @DisplayName("is refused by name and reason, or gives the right numbers, as its index says")
  void asTheIndexSays(MalformedFile file) {
    Optional<ProblemException> refusal = assertTimeoutPreemptively(TIME, () -> withinMemory(file));
    if (file.mustBeRefused()) {
      assertThat(refusal).isPresent();
    }
    if (file.mustLoad()) {
      assertThat(refusal).isEmpty();
    }
    refusal.ifPresent(e -> assertNamesFileAndReason(file, e));
  }

  private static void assertNamesFileAndReason(MalformedFile file, ProblemException refusal) {
    String name = file.path().getFileName().toString();
    assertThat(refusal.problems()).extracting(Problem::subject).allMatch(s -> s.contains(name));
    assertThat(file.fragment()).as("words of the reason").isNotEmpty();
    String withoutName = refusal.getMessage().replace(file.path().toString(), "");
    for (String word : file.fragment().split(" \\+ ")) {
      assertThat(withoutName).containsIgnoringCase(word);
    }
  }

  /** The refusal of a file; empty when it gave the right numbers. */
  private Optional<ProblemException> withinMemory(MalformedFile file) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    try {
      if (file.isDataset()) {
        assertSamples(file);
      } else {
        ModelSource source = loader.load(file.path(), Optional.empty());
        assertPredictions(file, source);
      }
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e);
    } finally {
      assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(MEMORY);
    }
  }

  private static void assertPredictions(MalformedFile file, ModelSource source) {
    NpyArray expected = new NpyReader().read(BASE.resolve("expected.npy"));
    List<FloatTensor> outputs = new FileSubject(file.path()).of(() -> outputs(source));
    assertThat(outputs).hasSize(expected.shape().dimension(0));
    float tolerance = source instanceof FloatSource ? 1e-5f : 0.05f;
    for (int i = 0; i < expected.size() && !file.isDamagedUnnoticeably(); i++) {
      assertThat(outputs.get(i / CLASSES).get(i % CLASSES))
          .isCloseTo(expected.floatAt(i), within(tolerance));
    }
  }

  private static List<FloatTensor> outputs(ModelSource source) {
    NpyArray inputs = new NpyReader().read(BASE.resolve("input.npy"));
    try (InferenceEngine engine = engine(source)) {
      return IntStream.range(0, inputs.shape().dimension(0))
          .mapToObj(sample -> engine.run(List.of(row(inputs, sample))).get(0))
          .toList();
    }
  }

  private static InferenceEngine engine(ModelSource source) {
    return source instanceof QuantizedSource quantized
        ? DeviceEngine.desktop(quantized.model())
        : ((FloatSource) source).reference();
  }

  private static FloatTensor row(NpyArray array, int row) {
    float[] values = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      values[i] = array.floatAt(row * FEATURES + i);
    }
    return new FloatTensor(Shape.of(FEATURES), values);
  }

  private static void assertSamples(MalformedFile file) {
    Dataset dataset =
        new DatasetReader()
            .read(dataset(file), List.of(Shape.of(FEATURES)), List.of(Shape.of(CLASSES)));
    List<Float> values =
        IntStream.range(0, dataset.sampleCount() * FEATURES)
            .mapToObj(i -> dataset.raw(i / FEATURES).get(0).get(i % FEATURES))
            .toList();
    NpyArray base = new NpyReader().read(BASE.resolve("data.npy"));
    if (file.result().startsWith("sum ")) {
      assertThat(values.stream().mapToDouble(v -> v).sum())
          .isEqualTo(Double.parseDouble(file.result().substring(4)));
    } else if (!file.name().contains("huge_values")) {
      float tolerance = file.name().contains("float16") ? 1e-2f : 1e-6f;
      for (int i = 0; i < values.size(); i++) {
        assertThat(values.get(i)).isCloseTo(base.floatAt(i), within(tolerance));
      }
    }
  }

  /** The role of a NumPy file is in its name. */
  private static DatasetFiles dataset(MalformedFile file) {
    String name = file.path().getFileName().toString();
    Optional<Path> labels = Optional.of(file.path()).filter(f -> name.startsWith("labels_"));
    Optional<Path> std = Optional.of(file.path()).filter(f -> name.startsWith("std_"));
    Path data = BASE.resolve("data.npy");
    return new DatasetFiles(
        "test",
        List.of(labels.isPresent() || std.isPresent() ? data : file.path()),
        labels,
        std.map(f -> MalformedFile.FOLDER.resolve("base/mean.npy")),
        std,
        Optional.empty(),
        Optional.empty());
  }
}
