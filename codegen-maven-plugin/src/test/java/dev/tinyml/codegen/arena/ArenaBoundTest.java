package dev.tinyml.codegen.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares with the smallest arenas that {@code AllocateTensors()} accepted on an emulated
 * Cortex-M4F, which fixtures/arena/measure_minimum.py found with the libraries themselves.
 */
@DisplayName("The bound of the arena")
class ArenaBoundTest {
  private static final Path CONVERTER = Path.of("../converter-core/src/test/resources");
  private static final Path MINIMUM = Path.of("src/test/resources/fixtures/arena/minimum.tsv");

  @Test
  @DisplayName("is never below the smallest arena that works, whatever model and library")
  void enough() throws IOException {
    List<String> tooSmall = new ArrayList<>();
    for (String line : Files.readAllLines(MINIMUM).stream().skip(1).toList()) {
      String[] cells = line.split("\t");
      long bound = ArenaBound.of(read(cells[0]));
      if (bound < Long.parseLong(cells[2])) {
        tooSmall.add(line + ": " + bound);
      }
      assertThat(bound % 16).isZero();
    }
    assertThat(tooSmall).isEmpty();
  }

  /** The second column is the largest over reference kernels, CMSIS-NN and the Arduino library. */
  @ParameterizedTest
  @DisplayName("is not far above for multilayer perceptrons")
  @CsvSource({
    "gesture, 1760, 2.5",
    "gesture_ptfc, 1456, 2.5",
    "conv1d, 4480, 4",
    "ds_cnn, 24496, 8",
    "resnet8, 55520, 8"
  })
  void tight(String model, int smallestThatWorks, double factor) throws IOException {
    assertThat(ArenaBound.of(read("tflm/" + model + "/int8.tflite")))
        .isLessThan((long) (smallestThatWorks * factor));
  }

  private static TfliteModel read(String name) throws IOException {
    Path file = CONVERTER.resolve(name);
    return new TfliteReader()
        .read(file.getFileName().toString(), new ModelBytes(Files.readAllBytes(file)));
  }
}
