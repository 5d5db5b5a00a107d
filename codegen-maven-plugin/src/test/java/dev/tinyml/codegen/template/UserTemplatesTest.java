package dev.tinyml.codegen.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTemplatesTest {
  private static final String FOLDER = TemplateArchive.FOLDER;

  @TempDir Path temp;

  private Path file(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path jar(String name, Map<String, String> entries) throws IOException {
    Path jar = temp.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static List<String> texts(UserTemplates templates, int layer) {
    return templates.layers().get(layer).values().stream()
        .map(file -> file.path() + "=" + new String(file.content(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<Problem> refused(Optional<Path> directory, Path... archives) {
    return catchThrowableOfType(
            ProblemException.class, () -> UserTemplates.read(directory, List.of(archives)))
        .problems();
  }

  @Test
  @DisplayName("Files of the project and of jars are read, hidden ones and other parts are not")
  void reads() throws IOException {
    file("project/sketch.ino.ftl", "a");
    file("project/one/extra/notes/x.txt", "b");
    file("project/.DS_Store", "");
    file("project/.git/config", "");
    Path jar =
        jar(
            "corp.jar",
            Map.of(FOLDER, "", FOLDER + "README.md.ftl", "c", "META-INF/MANIFEST.MF", "d"));
    UserTemplates templates =
        UserTemplates.read(Optional.of(temp.resolve("project")), List.of(jar));
    assertThat(texts(templates, 0)).containsExactly("one/extra/notes/x.txt=b", "sketch.ino.ftl=a");
    assertThat(texts(templates, 1)).containsExactly("README.md.ftl=c");
    assertThat(templates.layers().get(1).get("README.md.ftl").origin())
        .isEqualTo("corp.jar!README.md.ftl");
  }

  @Test
  @DisplayName("A jar of the same build may still be a folder, and folders need not exist")
  void folders() throws IOException {
    file("classes/" + FOLDER + "README.md.ftl", "x");
    file("other/some.class", "");
    UserTemplates templates =
        UserTemplates.read(
            Optional.of(temp.resolve("none")),
            List.of(temp.resolve("classes"), temp.resolve("other")));
    assertThat(texts(templates, 0)).isEmpty();
    assertThat(texts(templates, 1)).containsExactly("README.md.ftl=x");
  }

  @Test
  @DisplayName("The same template in two jars is refused, for neither comes first")
  void ambiguous() throws IOException {
    Path one = jar("one.jar", Map.of(FOLDER + "README.md.ftl", "1"));
    Path two = jar("two.jar", Map.of(FOLDER + "README.md.ftl", "2"));
    assertThat(refused(Optional.empty(), one, two))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("template-in-two-jars");
              assertThat(problem.subject()).isEqualTo("two.jar!README.md.ftl");
              assertThat(problem.found()).contains("one.jar!README.md.ftl");
            });
  }

  @Test
  @DisplayName("A broken jar, a file too large and too many files are problems, all at once")
  void limits() throws IOException {
    Path broken = file("broken.jar", "PK no zip");
    Files.createDirectories(temp.resolve("project"));
    Files.write(temp.resolve("project/README.md.ftl"), new byte[(8 << 20) + 1]);
    for (int i = 0; i < 1001; i++) {
      file("classes/" + FOLDER + "extra/" + i + ".txt", "");
    }
    assertThat(refused(Optional.of(temp.resolve("project")), broken, temp.resolve("classes")))
        .extracting(Problem::id)
        .containsExactly("template-too-large", "template-jar-broken", "template-too-many");
  }

  @Test
  @DisplayName("The fingerprint tells contents and order apart, and nothing of the place")
  void fingerprint() throws IOException {
    file("a/README.md.ftl", "x");
    file("b/README.md.ftl", "x");
    file("c/README.md.ftl", "y");
    file("d/" + FOLDER + "README.md.ftl", "x");
    List<String> a = UserTemplates.read(Optional.of(temp.resolve("a")), List.of()).fingerprint();
    assertThat(a).hasSize(1);
    assertThat(UserTemplates.read(Optional.of(temp.resolve("b")), List.of()).fingerprint())
        .isEqualTo(a);
    assertThat(UserTemplates.read(Optional.of(temp.resolve("c")), List.of()).fingerprint())
        .isNotEqualTo(a);
    assertThat(UserTemplates.read(Optional.empty(), List.of(temp.resolve("d"))).fingerprint())
        .isNotEqualTo(a);
  }
}
