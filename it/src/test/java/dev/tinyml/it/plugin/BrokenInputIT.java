package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault gets a sentence, and what the last good build left stays as it was. */
@DisplayName("A broken input")
class BrokenInputIT {
  @TempDir private static Path folder;

  private static GestureProject gesture;
  private static SortedMap<String, String> good;

  @BeforeAll
  static void goodBuild() throws IOException {
    gesture = GestureProject.copy(folder.resolve("project"));
    ProcessResult result = GestureProject.maven().run(gesture.project(), List.of("package"));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    good = gesture.results();
  }

  @Test
  @DisplayName("model: cut off")
  void truncatedModel() throws IOException {
    Path model = gesture.project().file("src/main/tinyml/gesture_model.keras");
    byte[] content = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(content, content.length / 2));
    try {
      refused("gesture_model.keras", "[keras-archive", "zip");
    } finally {
      Files.write(model, content);
    }
  }

  @Test
  @DisplayName("samples: of another shape")
  void wrongShape() throws IOException {
    byte[] x = Files.readAllBytes(GestureProject.DATASET.resolve("X.npy"));
    refusedData(
        "X.npy", replaceHeader(x, "(1200, 300)", "(1800, 200)"), "300", "200", "dataset-samples");
  }

  @Test
  @DisplayName("samples: of another type")
  void wrongType() throws IOException {
    byte[] x = Files.readAllBytes(GestureProject.DATASET.resolve("X.npy"));
    refusedData("X.npy", replaceHeader(x, "'<f4'", "'<c4'"), "npy-dtype", "<c4");
  }

  @Test
  @DisplayName("samples: with NaN")
  void notANumber() throws IOException {
    byte[] x = Files.readAllBytes(GestureProject.DATASET.resolve("X.npy"));
    int last = x.length - 4;
    x[last] = 0;
    x[last + 1] = 0;
    x[last + 2] = (byte) 0xc0;
    x[last + 3] = 0x7f;
    refusedData("X.npy", x, "NaN", "1199", "299");
  }

  @Test
  @DisplayName("standard deviation: of 0")
  void zeroDeviation() throws IOException {
    byte[] std = Files.readAllBytes(GestureProject.DATASET.resolve("std.npy"));
    Arrays.fill(std, std.length - 4, std.length, (byte) 0);
    refusedData("std.npy", std, "0", "299");
  }

  @Test
  @DisplayName("labels: out of range")
  void labelOutOfRange() throws IOException {
    byte[] y = Files.readAllBytes(GestureProject.DATASET.resolve("y.npy"));
    y[y.length - 8] = 4;
    refusedData("y.npy", y, "4", "1199", "0");
  }

  @Test
  @DisplayName("converter: killed")
  void killedWorker() throws IOException {
    AtomicBoolean done = new AtomicBoolean();
    Thread killer =
        new Thread(
            () -> {
              while (!done.get()) {
                ProcessHandle.current()
                    .descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains("WorkerMain"))
                    .forEach(ProcessHandle::destroyForcibly);
                Thread.onSpinWait();
              }
            });
    killer.start();
    try {
      refused(List.of("-Dtinyml.seed=7"), "worker-died", "stage", "exit code 137");
    } finally {
      done.set(true);
    }
  }

  @Test
  @DisplayName("converter: out of time")
  void outOfTime() throws IOException {
    refused(
        List.of("-Dtinyml.seed=8", "-Dtinyml.timeoutSeconds=0"), "worker-time", "timeoutSeconds");
  }

  private static byte[] replaceHeader(byte[] npy, String from, String to) {
    byte[] pattern = from.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] replacement = to.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(replacement).hasSameSizeAs(pattern);
    for (int i = 0; i < 128; i++) {
      if (Arrays.equals(npy, i, i + pattern.length, pattern, 0, pattern.length)) {
        System.arraycopy(replacement, 0, npy, i, replacement.length);
        return npy;
      }
    }
    throw new AssertionError("no " + from + " in the header");
  }

  private static void refusedData(String file, byte[] content, String... words) throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    for (String name : List.of("X.npy", "y.npy", "mean.npy", "std.npy")) {
      Files.copy(GestureProject.DATASET.resolve(name), data.resolve(name));
    }
    Files.write(data.resolve(file), content);
    List<String> all = new ArrayList<>(List.of(words));
    all.add(file);
    refused(
        List.of(
            "-Dtinyml.representativeData=" + data.resolve("X.npy"),
            "-Dtinyml.labels=" + data.resolve("y.npy"),
            "-Dtinyml.mean=" + data.resolve("mean.npy"),
            "-Dtinyml.std=" + data.resolve("std.npy")),
        all.toArray(String[]::new));
  }

  private static void refused(String... words) throws IOException {
    refused(List.of(), words);
  }

  private static void refused(List<String> properties, String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("package"));
    arguments.addAll(properties);
    ProcessResult result = GestureProject.maven().run(gesture.project(), arguments);
    assertThat(result.succeeded()).as(result.description()).isFalse();
    assertThat(result.stdout())
        .contains("problem")
        .contains("found:", "expected:", "next step:")
        .contains(words)
        .doesNotContain("\tat dev.tinyml");
    assertThat(gesture.results()).as("the last good output").isEqualTo(good);
    try (var left = Files.list(gesture.project().file("target"))) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".tinyml"));
    }
  }
}
