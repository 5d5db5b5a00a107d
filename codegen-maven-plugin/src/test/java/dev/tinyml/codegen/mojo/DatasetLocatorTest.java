package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Datasets among the dependencies")
class DatasetLocatorTest {
  @TempDir private Path folder;

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }

  private DatasetLocator locator(Path... artifacts) {
    return new DatasetLocator(List.of(artifacts), folder.resolve("copies"));
  }

  private static void refused(DatasetLocator locator, Optional<String> id, String... words) {
    assertThatThrownBy(() -> locator.find(id))
        .isInstanceOf(ProblemException.class)
        .message()
        .contains(words);
  }

  @Test
  @DisplayName("The only one is found without its id, and its files are copied out of the jar")
  void onlyOne() throws IOException {
    Path data =
        jar(
            "data.jar",
            "META-INF/MANIFEST.MF",
            "tinyml/datasets/gesture/dataset.json",
            "tinyml/datasets/gesture/X.npy");

    Path found = locator(jar("other.jar", "a/B.class"), data).find(Optional.empty());

    assertThat(found).isEqualTo(folder.resolve("copies/gesture"));
    assertThat(found.resolve("X.npy")).hasContent("tinyml/datasets/gesture/X.npy");
    try (var files = Files.list(found)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("dataset.json", "X.npy");
    }
  }

  @Test
  @DisplayName("One in a folder of classes is used where it lies")
  void inFolder() throws IOException {
    Path dataset = folder.resolve("classes/tinyml/datasets/gesture");
    Files.createDirectories(dataset);
    Files.createFile(dataset.resolve("dataset.json"));
    Files.createDirectories(folder.resolve("classes/tinyml/datasets/no_dataset"));

    assertThat(locator(folder.resolve("classes")).find(Optional.empty())).isEqualTo(dataset);
  }

  @Test
  @DisplayName("Of two, the configured one is taken; without configuration both are named")
  void twoDatasets() throws IOException {
    DatasetLocator locator =
        locator(
            jar("a.jar", "tinyml/datasets/gesture/dataset.json"),
            jar("b.jar", "tinyml/datasets/vibration/dataset.json"));

    assertThat(locator.find(Optional.of("vibration"))).hasFileName("vibration");
    refused(locator, Optional.empty(), "dataset-not-found", "gesture, vibration", "<dataset>");
    refused(locator, Optional.of("voice"), "<dataset>voice</dataset>", "gesture, vibration");
  }

  @Test
  @DisplayName("The same id in two dependencies is refused, with both named")
  void sameIdTwice() throws IOException {
    DatasetLocator locator =
        locator(
            jar("a.jar", "tinyml/datasets/gesture/dataset.json"),
            jar("b.jar", "tinyml/datasets/gesture/dataset.json"));

    refused(locator, Optional.empty(), "dataset-ambiguous", "a.jar", "b.jar");
    refused(locator, Optional.of("gesture"), "dataset-ambiguous");
  }

  @Test
  @DisplayName("None at all: the next steps are told")
  void none() {
    refused(locator(), Optional.empty(), "dataset-not-found", "provided", "<representativeData>");
  }

  @Test
  @DisplayName("Names that lead elsewhere are no datasets, and no files of one")
  void hostileNames() throws IOException {
    Path hostile =
        jar(
            "hostile.jar",
            "tinyml/datasets/../dataset.json",
            "tinyml/datasets/../../../escaped/dataset.json",
            "tinyml/datasets//dataset.json",
            "tinyml/datasets/dataset.json",
            "tinyml/datasets/a\\b/dataset.json");
    refused(locator(hostile), Optional.empty(), "no dataset");

    Path mixed =
        jar(
            "mixed.jar",
            "tinyml/datasets/gesture/dataset.json",
            "tinyml/datasets/gesture/../../../../escaped.txt",
            "tinyml/datasets/gesture/sub/X.npy",
            "tinyml/datasets/gesture/.hidden");
    Path found = locator(mixed).find(Optional.empty());

    assertThat(folder.resolve("escaped.txt")).doesNotExist();
    assertThat(folder.resolve("copies/escaped.txt")).doesNotExist();
    try (var files = Files.list(found)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("dataset.json");
    }
  }

  @Test
  @DisplayName("A copy that is right already is not written again; one that was changed is")
  void repeatedCopy() throws IOException {
    DatasetLocator locator =
        locator(
            jar(
                "data.jar",
                "tinyml/datasets/gesture/dataset.json",
                "tinyml/datasets/gesture/X.npy"));
    Path found = locator.find(Optional.empty());
    var before = Files.getLastModifiedTime(found.resolve("dataset.json"));
    Files.writeString(found.resolve("X.npy"), "changed");

    locator.find(Optional.empty());

    assertThat(Files.getLastModifiedTime(found.resolve("dataset.json"))).isEqualTo(before);
    assertThat(found.resolve("X.npy")).hasContent("tinyml/datasets/gesture/X.npy");
  }

  @Test
  @DisplayName("A damaged jar gets a sentence")
  void damagedJar() throws IOException {
    Path jar = folder.resolve("damaged.jar");
    Files.writeString(jar, "no zip");

    refused(locator(jar), Optional.empty(), "dependency-unreadable", "damaged.jar", "next step");
  }

  @Test
  @DisplayName("A folder that can't be written to gets a sentence")
  void copyImpossible() throws IOException {
    Files.writeString(folder.resolve("copies"), "a file where the folder should be");

    refused(
        locator(jar("data.jar", "tinyml/datasets/gesture/dataset.json")),
        Optional.empty(),
        "dataset-copy",
        "data.jar");
  }

  @Test
  @DisplayName("No more is unpacked than the limit, and what was begun is taken away")
  void tooLarge() throws IOException {
    Path jar = folder.resolve("bomb.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("tinyml/datasets/bomb/X.npy"));
      zip.write(new byte[10_000_000]);
    }
    Path copy = folder.resolve("copy");

    assertThatThrownBy(() -> new DatasetCopy(1_000_000).copy(jar, "tinyml/datasets/bomb/", copy))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("dataset-too-large", "1000000 bytes");
    assertThat(copy).isEmptyDirectory();
  }
}
