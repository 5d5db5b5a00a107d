package dev.tinyml.codegen.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SketchArchiveTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:20:30Z");

  private final SketchArchive archive = new SketchArchive();
  private final GeneratedTree tree =
      GeneratedTree.of(
          List.of(GeneratedFile.text("b.cc", "int b;\n"), GeneratedFile.text("a.ino", "")));

  @Test
  @DisplayName("Files lie sorted in the sketch's folder, all with the given time")
  void content() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive.pack(tree, "gesture", TIME)))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        names.add(e.getName() + "=" + new String(zip.readAllBytes()));
        assertThat(e.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 11, 22, 10, 20, 30));
      }
    }
    assertThat(names).containsExactly("gesture/a.ino=", "gesture/b.cc=int b;\n");
  }

  @Test
  @DisplayName("The bytes do not depend on the time zone")
  void timeZone() {
    byte[] here = archive.pack(tree, "gesture", TIME);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(archive.pack(tree, "gesture", TIME)).isEqualTo(here);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @DisplayName("A time outside the range of zip files is moved into it")
  void outOfRange() {
    assertThat(archive.pack(tree, "x", Instant.EPOCH))
        .isEqualTo(archive.pack(tree, "x", Instant.parse("1980-01-01T00:00:00Z")));
    assertThat(archive.pack(tree, "x", Instant.parse("2500-01-01T00:00:00Z")))
        .isEqualTo(archive.pack(tree, "x", Instant.parse("2107-12-31T23:59:58Z")));
  }
}
