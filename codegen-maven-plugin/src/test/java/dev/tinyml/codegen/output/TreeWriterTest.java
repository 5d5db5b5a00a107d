package dev.tinyml.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWriterTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path temp;

  private final TreeWriter writer = new TreeWriter();

  private static GeneratedTree tree(String... paths) {
    return GeneratedTree.of(
        Arrays.stream(paths).map(path -> GeneratedFile.text(path, "content of " + path)).toList());
  }

  @Test
  @DisplayName("What is written can be read back")
  void roundTrip() {
    GeneratedTree tree = tree("a", "b/c", "b/d/e");
    writer.write(tree, temp.resolve("new/out"));
    assertThat(new TreeReader().read(temp.resolve("new/out"))).isEqualTo(tree);
  }

  @Test
  @DisplayName("A file whose content is right is not touched")
  void unchanged() throws IOException {
    Path out = temp.resolve("out");
    writer.write(tree("a", "b"), out);
    Files.writeString(out.resolve("b"), "edited");
    Files.setLastModifiedTime(out.resolve("a"), LONG_AGO);
    Files.setLastModifiedTime(temp.resolve("out.files"), LONG_AGO);

    WriteReport report = writer.write(tree("a", "b"), out);

    assertThat(report.unchanged()).containsExactly("a");
    assertThat(report.written()).containsExactly("b");
    assertThat(report.changedAnything()).isTrue();
    assertThat(Files.getLastModifiedTime(out.resolve("a"))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(temp.resolve("out.files"))).isEqualTo(LONG_AGO);
    assertThat(writer.write(tree("a", "b"), out).changedAnything()).isFalse();
  }

  @Test
  @DisplayName("Files of an earlier tree go, with folders that they leave empty; a user's stay")
  void stale() throws IOException {
    Path out = temp.resolve("out");
    writer.write(tree("a", "b/c/d", "e/f"), out);
    Files.writeString(out.resolve("e/mine"), "mine");

    WriteReport report = writer.write(tree("a"), out);

    assertThat(report.deleted()).containsExactly("b/c/d", "e/f");
    assertThat(out.resolve("b")).doesNotExist();
    assertThat(out.resolve("e/f")).doesNotExist();
    assertThat(out.resolve("e/mine")).hasContent("mine");
    assertThat(new TreeReader().read(out)).isEqualTo(tree("a"));
  }

  @Test
  @DisplayName("An index that was tampered with deletes nothing outside the directory")
  void tamperedIndex() throws IOException {
    Path precious = Files.writeString(temp.resolve("precious"), "mine");
    Path out = temp.resolve("out");
    writer.write(tree("a"), out);
    Files.writeString(temp.resolve("out.files"), "a\n../precious\n" + precious + "\n");
    writer.write(tree("b"), out);
    assertThat(precious).hasContent("mine");
    assertThat(out.resolve("a")).doesNotExist();
  }

  @Test
  @DisplayName("When writing fails, the last good tree is still there, and nothing else")
  void failure() throws IOException {
    Path out = temp.resolve("out");
    writer.write(tree("a", "b"), out);
    String tooLong = "x".repeat(300);
    GeneratedTree impossible =
        GeneratedTree.of(
            Stream.of("a", tooLong).map(path -> GeneratedFile.text(path, "new")).toList());

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> writer.write(impossible, out));

    assertThat(new TreeReader().read(out)).isEqualTo(tree("a", "b"));
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.map(p -> p.getFileName().toString())).containsOnly("out", "out.files");
    }
  }

  @Test
  @DisplayName("Reading says what to do when nothing was generated or a file is gone")
  void missing() throws IOException {
    Path out = temp.resolve("out");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> new TreeReader().read(out))
        .withMessageContaining("tinyml:generate");
    writer.write(tree("a", "b"), out);
    Files.delete(out.resolve("b"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> new TreeReader().read(out))
        .withMessageContaining("generated-files-missing");
  }
}
