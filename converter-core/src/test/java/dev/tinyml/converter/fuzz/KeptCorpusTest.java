package dev.tinyml.converter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The kept inputs of the fuzzer")
class KeptCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long LARGEST_CORPUS = 2 << 20;

  /** By the name of the folder that holds a target's inputs. */
  private static final Map<String, Consumer<byte[]>> TARGETS = new TreeMap<>(targets());

  private static Map<String, Consumer<byte[]>> targets() {
    return Map.of(
        "keras-archive", KerasArchiveTarget::fuzzerTestOneInput,
        "keras-config", KerasConfigTarget::fuzzerTestOneInput,
        "keras-edits", KerasEditsTarget::fuzzerTestOneInput,
        "keras-weights", KerasWeightsTarget::fuzzerTestOneInput,
        "legacy-h5", LegacyH5Target::fuzzerTestOneInput,
        "npy", NpyTarget::fuzzerTestOneInput,
        "saved-model-graph", SavedModelGraphTarget::fuzzerTestOneInput,
        "saved-model-index", SavedModelIndexTarget::fuzzerTestOneInput,
        "tflite", TfliteTarget::fuzzerTestOneInput);
  }

  @TestFactory
  @DisplayName("end in a result or in problems, in time and within the memory they may take")
  Stream<DynamicTest> replay() {
    return TARGETS.keySet().stream()
        .flatMap(target -> inputs(target).stream().map(input -> replay(target, input)));
  }

  private static DynamicTest replay(String target, Path input) {
    return dynamicTest(
        target + "/" + input.getFileName(),
        () -> {
          byte[] content = Files.readAllBytes(input);
          assertTimeoutPreemptively(LIMIT, () -> TARGETS.get(target).accept(content));
        });
  }

  @Test
  @DisplayName("are there for each target, for no other, and stay small")
  void corpus() throws IOException {
    long size = 0;
    for (String target : TARGETS.keySet()) {
      assertThat(inputs(target)).as(target).isNotEmpty();
      for (Path input : inputs(target)) {
        size += Files.size(input);
      }
    }
    assertThat(size).isLessThan(LARGEST_CORPUS);
    try (Stream<Path> folders = Files.list(CORPUS).filter(Files::isDirectory)) {
      assertThat(folders.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(TARGETS.keySet());
    }
  }

  private static List<Path> inputs(String target) {
    try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
