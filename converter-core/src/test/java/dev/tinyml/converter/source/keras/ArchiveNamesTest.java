package dev.tinyml.converter.source.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The directory of an archive")
class ArchiveNamesTest {
  private static final byte[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};
  private static final int UNPACKED_SIZE = 24;

  @TempDir private Path folder;

  private List<Problem> problems(Path file) {
    return catchThrowableOfType(
            ProblemException.class, () -> new KerasModelReader().read(file, Set.of("Dense")))
        .problems();
  }

  private Path with(String name) throws IOException {
    Map<String, byte[]> entries = ArchiveEditor.entries(Fixtures.model("small"));
    entries.put(name, "anything".getBytes(StandardCharsets.UTF_8));
    return ArchiveEditor.write(folder.resolve("model.keras"), entries);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "a/..",
        "..",
        "/etc/evil",
        "\\evil",
        "..\\evil",
        "a\\..\\..\\evil",
        "C:\\evil",
        "c:evil",
        "evil\0.json"
      })
  @DisplayName("with a name that leads elsewhere is refused, and nothing is written")
  void namesThatLeadElsewhere(String name) throws IOException {
    Path file = with(name);
    assertThat(problems(file))
        .singleElement()
        .satisfies(p -> assertThat(p.id()).isEqualTo("keras-archive-entry-name"))
        .satisfies(p -> assertThat(p.kind()).isEqualTo(ProblemKind.BROKEN_INPUT))
        .satisfies(p -> assertThat(p.subject()).contains("model.keras, entry "));
    requireAlone(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..a/b", "a..b", "a/...", "assets/a:b", "a/b/c.txt"})
  @DisplayName("may have other names that look odd")
  void otherNames(String name) throws IOException {
    assertThat(new KerasModelReader().read(with(name), Set.of("Dense")).calls()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {(512L << 20) + 1, 4_294_967_294L})
  @DisplayName("that declares a size beyond the limit is refused before anything is unpacked")
  void declaredSize(long size) throws IOException {
    Path file = with("extra");
    byte[] content = Files.readAllBytes(file);
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + DIRECTORY_ENTRY.length < content.length; at++) {
      if (bytes.getInt(at)
          == ByteBuffer.wrap(DIRECTORY_ENTRY).order(ByteOrder.LITTLE_ENDIAN).getInt()) {
        bytes.putInt(at + UNPACKED_SIZE, (int) size);
      }
    }
    Files.write(file, content);
    assertThat(problems(file)).extracting(Problem::id).containsExactly("keras-archive-size");
    assertThat(problems(file).get(0).found()).contains(size + " bytes");
    requireAlone(file);
  }

  @Test
  @DisplayName("with more entries than any model has is refused")
  void manyEntries() throws IOException {
    Map<String, byte[]> entries = ArchiveEditor.entries(Fixtures.model("small"));
    for (int i = 0; i < 1000; i++) {
      entries.put("assets/" + i, new byte[0]);
    }
    Path file = ArchiveEditor.write(folder.resolve("model.keras"), entries);
    assertThat(problems(file)).extracting(Problem::id).containsExactly("keras-archive-size");
  }

  private void requireAlone(Path file) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(file);
    }
  }
}
