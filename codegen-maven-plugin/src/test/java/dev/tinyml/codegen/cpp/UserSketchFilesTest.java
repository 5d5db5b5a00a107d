package dev.tinyml.codegen.cpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.template.TemplateSource;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserSketchFilesTest {
  private static final List<String> BOARDS = List.of("one", "two");

  @TempDir Path temp;

  private void file(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private UserSketchFiles read() throws IOException {
    Files.createDirectories(temp.resolve("jar"));
    return UserSketchFiles.of(
        UserTemplates.read(Optional.of(temp.resolve("project")), List.of(temp.resolve("jar"))),
        BOARDS);
  }

  private static final String JAR = "jar/META-INF/tinyml/templates/";

  private static Optional<String> text(
      UserSketchFiles files, String board, SketchTemplate template) {
    return files.find(board, template).map(TemplateSource::text);
  }

  @Test
  @DisplayName("A board's template beats the general one, and the project's beat those of jars")
  void precedence() throws IOException {
    file("project/sketch.ino.ftl", "project");
    file("project/one/sketch.ino.ftl", "project, one");
    file(JAR + "two/sketch.ino.ftl", "jar, two");
    file(JAR + "README.md.ftl", "jar");
    file(JAR + "two/README.md.ftl", "jar, two");
    UserSketchFiles files = read();
    assertThat(text(files, "one", SketchTemplate.SKETCH)).contains("project, one");
    assertThat(text(files, "two", SketchTemplate.SKETCH)).contains("project");
    assertThat(text(files, "one", SketchTemplate.README)).contains("jar");
    assertThat(text(files, "two", SketchTemplate.README)).contains("jar, two");
    assertThat(text(files, "one", SketchTemplate.SKETCH_YAML)).isEmpty();
  }

  @Test
  @DisplayName("Extra files are for all boards or for one, rendered or as they are")
  void extras() throws IOException {
    file("project/extra/pins.h.ftl", "all");
    file("project/one/extra/pins.h.ftl", "one");
    file("project/extra/src/filter.cpp", "x");
    file(JAR + "extra/LICENSE", "jar");
    file(JAR + "extra/pins.h.ftl", "jar");
    UserSketchFiles files = read();
    assertThat(files.extras("one"))
        .extracting(ExtraFile::path)
        .containsExactly("LICENSE", "pins.h", "src/filter.cpp");
    assertThat(files.extras("one").get(1))
        .isInstanceOfSatisfying(
            ExtraFile.Rendered.class, extra -> assertThat(extra.source().text()).isEqualTo("one"));
    assertThat(files.extras("two").get(1))
        .isInstanceOfSatisfying(
            ExtraFile.Rendered.class, extra -> assertThat(extra.source().text()).isEqualTo("all"));
    assertThat(files.extras("two").get(2)).isInstanceOf(ExtraFile.Copied.class);
  }

  @Test
  @DisplayName("Files for nothing are all named, with the names that would be for something")
  void nothing() throws IOException {
    file("project/gesture.ino", "");
    file("project/one/model_data.cpp.ftl", "");
    file("project/three/sketch.ino.ftl", "");
    file("project/one/more/x.h", "");
    ProblemException refused = catchThrowableOfType(ProblemException.class, this::read);
    assertThat(refused.problems())
        .extracting(Problem::id)
        .containsExactlyInAnyOrder(
            "template-overrides-nothing",
            "template-overrides-nothing",
            "template-folder-unknown",
            "template-folder-unknown");
    assertThat(refused).hasMessageContaining("sketch.ino.ftl").hasMessageContaining("one, two");
  }

  @Test
  @DisplayName("Templates that are no UTF-8 are refused; other extra files may hold any bytes")
  void bytes() throws IOException {
    file("project/extra/x", "");
    Files.write(temp.resolve("project/README.md.ftl"), new byte[] {'a', (byte) 0xff});
    Files.write(temp.resolve("project/extra/font.bin"), new byte[] {'a', (byte) 0xff});
    assertThat(catchThrowableOfType(ProblemException.class, this::read).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("template-not-utf8");
              assertThat(problem.subject()).endsWith("README.md.ftl");
            });
  }
}
