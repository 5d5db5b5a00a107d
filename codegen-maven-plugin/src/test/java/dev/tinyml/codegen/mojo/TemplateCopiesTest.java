package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.cpp.TemplateLibrary;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCopiesTest {
  private final TemplateLibrary library = new TemplateLibrary();

  @TempDir Path temp;

  private TemplateCopies copies(boolean overwrite) {
    return new TemplateCopies(library, temp.resolve("new"), overwrite);
  }

  @Test
  @DisplayName("All templates can be copied, and again as long as nobody edits them")
  void all() {
    List<Path> files = copies(false).copy(List.of("all"));
    assertThat(files)
        .hasSameSizeAs(library.templates())
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(copies(false).copy(List.of("all"))).isEqualTo(files);
  }

  @Test
  @DisplayName("An edited copy is kept, and no other template is copied then")
  void edited() throws IOException {
    Path copy = copies(false).copy(List.of("README.md.ftl")).get(0);
    Files.writeString(copy, "mine");
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> copies(false).copy(List.of("all")));
    assertThat(refused.problems()).extracting(Problem::id).containsExactly("template-exists");
    assertThat(copy).hasContent("mine");
    assertThat(copy.resolveSibling("sketch.ino.ftl")).doesNotExist();

    copies(true).copy(List.of("README.md.ftl"));
    assertThat(copy).content().isNotEqualTo("mine");
  }

  @Test
  @DisplayName("Wrong names are told with those that there are")
  void unknown() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> copies(false).copy(List.of("readme.ftl", "x")));
    assertThat(refused.problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.expected()).contains("README.md.ftl", "all"));
    assertThat(temp.resolve("new")).doesNotExist();
  }
}
