package dev.tinyml.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A record of what was written")
class OutputRecordTest {
  @TempDir private Path folder;
  private Path sketch;
  private OutputRecord record;

  @BeforeEach
  void write() {
    sketch = folder.resolve("sketches/board/gesture");
    new TreeWriter()
        .write(
            GeneratedTree.of(
                List.of(
                    GeneratedFile.text("gesture.ino", "one\n"),
                    GeneratedFile.text("model.h", "two\n"))),
            sketch);
    record = new OutputRecord(folder.resolve("out/generation.json"));
    record.write("digest", List.of(sketch));
  }

  @Test
  @DisplayName("is current for the same inputs as long as the files are as written")
  void current() throws IOException {
    assertThat(record.isCurrent("digest")).isTrue();
    assertThat(record.isCurrent("other")).isFalse();
    Files.writeString(sketch.resolve("users.txt"), "a user's own file");
    assertThat(record.isCurrent("digest")).isTrue();
    Files.writeString(sketch.resolve("model.h"), "edited\n");
    assertThat(record.isCurrent("digest")).isFalse();
  }

  @Test
  @DisplayName("is not current when a file is gone, or the record is damaged or gone")
  void gone() throws IOException {
    Files.delete(sketch.resolve("gesture.ino"));
    assertThat(record.isCurrent("digest")).isFalse();
    Files.writeString(folder.resolve("out/generation.json"), "{\"inputDigest\": \"digest\"}");
    assertThat(record.isCurrent("digest")).isFalse();
    Files.writeString(folder.resolve("out/generation.json"), "{");
    assertThat(record.isCurrent("digest")).isFalse();
    Files.delete(folder.resolve("out/generation.json"));
    assertThat(record.isCurrent("digest")).isFalse();
  }

  @Test
  @DisplayName("holds no place of this machine")
  void relative() throws IOException {
    assertThat(Files.readString(folder.resolve("out/generation.json")))
        .contains("../sketches/board/gesture/gesture.ino")
        .doesNotContain(folder.toString());
  }
}
