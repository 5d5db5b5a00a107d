package dev.tinyml.codegen.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares with fixtures/arena/minimum.tsv: for models of converter-core's test resources, the
 * smallest multiple of 16 for which {@code AllocateTensors()} succeeded on an emulated Cortex-M4F,
 * for profiles without DSP instructions on a Cortex-M3, found by measure_minimum.py beside it with
 * the libraries themselves.
 */
@DisplayName("The size of the arena")
class ArenaSizerTest {
  private static final Path CONVERTER = Path.of("../converter-core/src/test/resources");
  private static final Path MINIMUM = Path.of("src/test/resources/fixtures/arena/minimum.tsv");

  /** Its graphs call each other; what they need is not planned. */
  private static final String LOOPS = "reference/lstm_stack/float_b1.tflite";

  /** A model with what was measured. */
  record Measured(String model, String profile, long minimum) {
    static Measured of(String line) {
      String[] cells = line.split("\t");
      return new Measured(cells[0], cells[1], Long.parseLong(cells[2]));
    }

    @Override
    public String toString() {
      return model + " with " + profile;
    }
  }

  static List<Measured> measured() throws IOException {
    return Files.readAllLines(MINIMUM).stream()
        .skip(1)
        .map(Measured::of)
        .filter(measured -> !measured.model().equals(LOOPS))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("measured")
  @DisplayName("is enough, and at most 16 bytes above the smallest that works")
  void size(Measured measured) throws IOException {
    MemoryProfile profile = MemoryProfile.load(measured.profile());
    TfliteModel model = read(measured.model());
    ArenaSizer sizer = new ArenaSizer();
    assertThat(sizer.obstacles(model, profile)).isEmpty();
    long size = sizer.size(model, profile);
    assertThat(size).isBetween(measured.minimum(), measured.minimum() + 16);
    assertThat(size % 16).isZero();
  }

  @Test
  @DisplayName("is the smallest that works for nearly all models")
  void mostlyExact() throws IOException {
    Map<Long, Long> differences = new TreeMap<>();
    for (Measured measured : measured()) {
      long size =
          new ArenaSizer().size(read(measured.model()), MemoryProfile.load(measured.profile()));
      differences.merge(size - measured.minimum(), 1L, Long::sum);
    }
    assertThat(differences.get(0L)).isGreaterThan(250);
    assertThat(differences.getOrDefault(16L, 0L)).isLessThan(10);
  }

  @Test
  @DisplayName("is not told for graphs that call each other, and why is said")
  void obstacles() throws IOException {
    TfliteModel loops = read(LOOPS);
    for (String id : Arrays.asList("chirale_tensorflowlite_2_0_0", "tflite_micro_2026_08")) {
      assertThat(new ArenaSizer().obstacles(loops, MemoryProfile.load(id)))
          .containsExactly("graphs that call each other");
    }
  }

  @Test
  @DisplayName("is not told for operators whose kernels are not known")
  void unknownOperators() throws IOException {
    TfliteModel model = read("tflm/operators/batch_matmul/int8.tflite");
    assertThat(
            new ArenaSizer()
                .obstacles(model, MemoryProfile.load("chirale_tensorflowlite_2_0_0")).stream()
                    .collect(Collectors.joining()))
        .contains("BATCH_MATMUL of INT8");
  }

  private static TfliteModel read(String name) throws IOException {
    Path file = CONVERTER.resolve(name);
    return new TfliteReader()
        .read(file.getFileName().toString(), new ModelBytes(Files.readAllBytes(file)));
  }
}
