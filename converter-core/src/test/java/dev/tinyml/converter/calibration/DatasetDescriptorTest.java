package dev.tinyml.converter.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder with a dataset.json")
class DatasetDescriptorTest {
  /** SHA-256 of the four bytes "data", from sha256sum. */
  private static final String DIGEST =
      "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7";

  private static final String ENTRY =
      "{\"file\": \"X.npy\", \"size\": 4, \"sha256\": \"" + DIGEST + "\"}";

  @TempDir private Path folder;

  private final DatasetDescriptor descriptor = new DatasetDescriptor();

  @BeforeEach
  void writeData() throws IOException {
    Files.writeString(folder.resolve("X.npy"), "data");
  }

  private void describe(String files, String more) throws IOException {
    Files.writeString(
        folder.resolve("dataset.json"),
        "{\"format\": \"tinyml-dataset/1\", \"id\": \"gesture\", \"files\": " + files + more + "}");
  }

  private List<Problem> problems() {
    return catchThrowableOfType(ProblemException.class, () -> descriptor.read(folder)).problems();
  }

  @Test
  @DisplayName("names the files that are there, and what the board has to record")
  void sound() throws IOException {
    describe(
        "{\"samples\": " + ENTRY + ", \"labels\": " + ENTRY + "}",
        ", \"signal\": {\"sensor\": \"accelerometer\", \"channels\": [\"x\", \"y\", \"z\"],"
            + " \"windowLength\": 100, \"unit\": \"m/s^2\", \"samplingRateHz\": 50.0}");
    DatasetFiles files = descriptor.read(folder);
    assertThat(files.id()).isEqualTo("gesture");
    assertThat(files.samples()).containsExactly(folder.resolve("X.npy"));
    assertThat(files.labels()).contains(folder.resolve("X.npy"));
    assertThat(files.mean()).isEmpty();
    assertThat(files.signal())
        .contains(new SignalInfo("accelerometer", List.of("x", "y", "z"), 100, "m/s^2", 50));
  }

  @Test
  @DisplayName("is refused when a file was changed, cut or removed, all of them at once")
  void changedFiles() throws IOException {
    String missing = ENTRY.replace("X.npy", "y.npy");
    String longer = ENTRY.replace(": 4", ": 5");
    describe(
        "{\"samples\": " + ENTRY + ", \"labels\": " + missing + ", \"mean\": " + longer + "}", "");
    assertThat(problems())
        .extracting(Problem::id)
        .containsExactly("dataset-file-missing", "dataset-digest");
    Files.writeString(folder.resolve("X.npy"), "dat4");
    assertThat(problems())
        .extracting(Problem::id)
        .containsExactly("dataset-digest", "dataset-file-missing", "dataset-digest");
  }

  @Test
  @DisplayName("is refused when a name leads out of the folder")
  void namesThatLeadOut() throws IOException {
    for (String name : List.of("../X.npy", "/etc/passwd", "a\\\\b", "", ".hidden", "a/b")) {
      describe("{\"samples\": " + ENTRY.replace("X.npy", name) + "}", "");
      assertThat(problems()).extracting(Problem::id).containsExactly("json-form");
      assertThat(problems().get(0).subject()).endsWith("files.samples.file");
    }
  }

  @Test
  @DisplayName("is refused when dataset.json is missing, not JSON, or of another format")
  void otherDescriptions() throws IOException {
    assertThat(problems().get(0).id()).isEqualTo("dataset-file-missing");
    Files.writeString(folder.resolve("dataset.json"), "{");
    assertThat(problems().get(0).id()).isEqualTo("dataset-syntax");
    Files.writeString(folder.resolve("dataset.json"), "{\"format\": \"tinyml-dataset/2\"}");
    assertThat(problems().get(0).id()).isEqualTo("dataset-format");
    Files.writeString(folder.resolve("dataset.json"), "[]");
    assertThat(problems().get(0).id()).isEqualTo("json-form");
  }
}
