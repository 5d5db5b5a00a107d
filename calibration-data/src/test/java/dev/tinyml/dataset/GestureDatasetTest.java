package dev.tinyml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The gesture dataset")
class GestureDatasetTest {
  private static final int WINDOWS = 1200;
  private static final int FEATURES = 300;
  private static final int CHANNELS = 3;
  private static final int CLASSES = 4;
  private static final int PER_CLASS = WINDOWS / CLASSES;

  private final DatasetFolder folder = new DatasetFolder("gesture");
  private final Map<String, String> description = folder.description();

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "samples, X.npy",
    "labels, y.npy",
    "mean, mean.npy",
    "std, std.npy",
    "classNames, labels.txt"
  })
  @DisplayName("describes each file with its size and digest")
  void describesFiles(String role, String file) throws NoSuchAlgorithmException {
    byte[] content = folder.bytes(file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);

    assertThat(description)
        .containsEntry("/files/" + role + "/file", file)
        .containsEntry("/files/" + role + "/size", String.valueOf(content.length))
        .containsEntry("/files/" + role + "/sha256", HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest(name = "{0} is {1} of shape {2}")
  @CsvSource({
    "X.npy, <f4, '1200, 300', 4",
    "y.npy, <i8, '1200', 8",
    "mean.npy, <f4, '300', 4",
    "std.npy, <f4, '300', 4"
  })
  @DisplayName("has arrays of the documented type, shape and size")
  void hasDocumentedShapes(String file, String dtype, String shape, int bytesPerElement) {
    NpyArray array = folder.array(file);
    List<Integer> dimensions = Arrays.stream(shape.split(", ")).map(Integer::valueOf).toList();

    assertThat(array.dtype()).isEqualTo(dtype);
    assertThat(array.shape()).isEqualTo(dimensions);
    assertThat(array.data().remaining())
        .isEqualTo(dimensions.stream().reduce(bytesPerElement, Math::multiplyExact));
  }

  @Test
  @DisplayName("has as many windows of each class as it says, and equally many")
  void isBalanced() {
    Map<Long, Long> counts =
        Arrays.stream(folder.array("y.npy").longs())
            .boxed()
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()));

    assertThat(counts).containsOnlyKeys(0L, 1L, 2L, 3L);
    assertThat(counts.values()).containsOnly((long) PER_CLASS);
    assertThat(description).containsEntry("/counts/samples", String.valueOf(WINDOWS));
    for (int label = 0; label < CLASSES; label++) {
      assertThat(description).containsEntry("/counts/perClass/" + label, String.valueOf(PER_CLASS));
    }
    assertThat(description).doesNotContainKey("/counts/perClass/" + CLASSES);
  }

  @Test
  @DisplayName("names one class per output of the model, in the order of the labels")
  void namesClasses() {
    assertThat(folder.lines("labels.txt")).containsExactly("idle", "circle", "shake", "swipe");
  }

  @Test
  @DisplayName("holds finite readings that an accelerometer with a range of 4 g can report")
  void readingsAreFinite() {
    for (float value : folder.array("X.npy").floats()) {
      assertThat(value).isFinite().isBetween(-4 * 9.81f, 4 * 9.81f);
    }
  }

  @Test
  @DisplayName("holds no window twice")
  void windowsDiffer() {
    float[] samples = folder.array("X.npy").floats();
    Set<ByteBuffer> windows = new HashSet<>();
    for (int start = 0; start < samples.length; start += FEATURES) {
      ByteBuffer window = ByteBuffer.allocate(FEATURES * Float.BYTES);
      window.asFloatBuffer().put(samples, start, FEATURES);
      windows.add(window);
    }

    assertThat(windows).hasSize(WINDOWS);
  }

  @Test
  @DisplayName("interleaves x, y and z in m/s^2: gravity is in every third value")
  void interleavesAxes() {
    float[] mean = folder.array("mean.npy").floats();

    // Tilted by 0.15 rad in two directions, a hand keeps 98 % of gravity on its z axis.
    assertThat(average(mean, i -> i % CHANNELS == 2)).isCloseTo(9.6, within(0.2));
    assertThat(average(mean, i -> i % CHANNELS != 2)).isCloseTo(0, within(0.5));
    assertThat(description)
        .containsEntry("/signal/sensor", "accelerometer")
        .containsEntry("/signal/channels/0", "x")
        .containsEntry("/signal/channels/1", "y")
        .containsEntry("/signal/channels/2", "z")
        .containsEntry("/signal/windowLength", String.valueOf(FEATURES / CHANNELS))
        .containsEntry("/signal/unit", "m/s^2")
        .containsEntry("/signal/samplingRateHz", "50.0");
  }

  @Test
  @DisplayName("has a normalization that fits its own windows")
  void normalizationFits() {
    float[] samples = folder.array("X.npy").floats();
    float[] mean = folder.array("mean.npy").floats();
    float[] std = folder.array("std.npy").floats();

    for (int feature = 0; feature < FEATURES; feature++) {
      assertThat(mean[feature]).isFinite();
      assertThat(std[feature]).isFinite().isPositive();
      double sum = 0;
      double squares = 0;
      for (int start = 0; start < samples.length; start += FEATURES) {
        double normalized = (samples[start + feature] - mean[feature]) / std[feature];
        sum += normalized;
        squares += normalized * normalized;
      }
      // Two samples of one distribution, of 1200 and 2000 windows: their means differ by 0.037
      // standard deviations or so.
      assertThat(sum / WINDOWS).as("mean of value %d", feature).isCloseTo(0, within(0.2));
      assertThat(squares / WINDOWS).as("variance of value %d", feature).isCloseTo(1, within(0.35));
    }
  }

  @Test
  @DisplayName("tells the seed that its script has")
  void tellsSeed() throws IOException {
    Path script = Path.of("src/main/scripts", description.get("/generator/script"));

    assertThat(Files.readString(script))
        .contains("\nSEED = " + description.get("/generator/seed") + "\n");
    assertThat(description)
        .containsEntry("/format", "tinyml-dataset/1")
        .containsEntry("/id", "gesture")
        .containsEntry("/license", "Apache-2.0");
  }

  private static double average(float[] values, IntPredicate chosen) {
    return IntStream.range(0, values.length)
        .filter(chosen)
        .mapToDouble(i -> values[i])
        .average()
        .orElseThrow();
  }
}
