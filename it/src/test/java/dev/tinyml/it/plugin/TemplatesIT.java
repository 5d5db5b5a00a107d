package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A user's templates")
class TemplatesIT {
  private static final String FOLDER = "src/main/tinyml/templates/";

  @TempDir private Path folder;

  private static ProcessResult maven(GestureProject gesture, String... arguments) {
    return GestureProject.maven().run(gesture.project(), List.of(arguments));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Path sketch(GestureProject gesture, String board) {
    return gesture.output().resolve("sketches/" + board + "/gesture");
  }

  /** As if another build of the user's had installed it. */
  private static void installJar(String template, String text) throws IOException {
    Path version =
        GestureProject.maven().repository().resolve("com/example/corp/corp-templates/1.0.0");
    write(
        version.resolve("corp-templates-1.0.0.pom"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.example.corp</groupId>
          <artifactId>corp-templates</artifactId>
          <version>1.0.0</version>
        </project>
        """);
    try (OutputStream out = Files.newOutputStream(version.resolve("corp-templates-1.0.0.jar"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/tinyml/templates/" + template));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void addPluginDependency(GestureProject gesture) throws IOException {
    Path pom = gesture.project().file("pom.xml");
    String configuration = "<configuration>\n          <model>";
    String text = Files.readString(pom);
    assertThat(text).contains(configuration);
    Files.writeString(
        pom,
        text.replace(
            configuration,
            "<dependencies><dependency><groupId>com.example.corp</groupId>"
                + "<artifactId>corp-templates</artifactId><version>1.0.0</version>"
                + "</dependency></dependencies>"
                + configuration));
  }

  @Test
  @DisplayName("come from a jar on the plugin's class path, and the project's go before them")
  void jar() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    installJar("README.md.ftl", "Words of the company, arena ${arenaBytes}.\n");
    addPluginDependency(gesture);
    write(
        gesture.project().file(FOLDER + GestureProject.BOARD + "/README.md.ftl"),
        "Words of the project.\n");
    write(
        gesture.project().file(FOLDER + "extra/limits.h.ftl"),
        "#define ARENA ${views.modelSettings.arenaBytes}\n");
    ProcessResult result = maven(gesture, "process-resources");
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(sketch(gesture, GestureProject.BOARD).resolve("README.md"))
        .hasContent("Words of the project.");
    assertThat(sketch(gesture, "nano33ble_sense_rev1").resolve("README.md"))
        .content()
        .matches("Words of the company, arena \\d+\\.\n");
    assertThat(sketch(gesture, GestureProject.BOARD).resolve("limits.h"))
        .content()
        .matches("#define ARENA \\d+\n");

    installJar("README.md.ftl", "Other words of the company.\n");
    ProcessResult again = maven(gesture, "process-resources");
    assertThat(again.succeeded()).as(again.description()).isTrue();
    assertThat(sketch(gesture, "nano33ble_sense_rev1").resolve("README.md"))
        .hasContent("Other words of the company.");
  }

  @Test
  @DisplayName("begin as copies of ours, which change nothing; what is wrong in them is told")
  void copies() throws IOException {
    GestureProject gesture = GestureProject.copy(folder);
    assertThat(maven(gesture, "process-resources").succeeded()).isTrue();
    Path readme = sketch(gesture, "nano33ble_sense_rev1").resolve("README.md");
    String before = Files.readString(readme);

    ProcessResult copied = maven(gesture, "tinyml:templates", "-Dtinyml.template=README.md.ftl");
    assertThat(copied.succeeded()).as(copied.description()).isTrue();
    Path copy = gesture.project().file(FOLDER + "README.md.ftl");
    assertThat(copy).exists();
    assertThat(maven(gesture, "process-resources").succeeded()).isTrue();
    assertThat(readme).hasContent(before);

    Files.writeString(copy, Files.readString(copy) + "\nRated ${baod} baud.\n");
    ProcessResult wrong = maven(gesture, "process-resources");
    assertThat(wrong.succeeded()).isFalse();
    assertThat(wrong.stdout())
        .contains("README.md.ftl, line ", "nothing is known as baod", "arenaBytes")
        .doesNotContain("freemarker.");
    ProcessResult refused = maven(gesture, "tinyml:templates", "-Dtinyml.template=README.md.ftl");
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.stdout()).contains("template-exists", "tinyml.overwrite");
  }

  @Test
  @DisplayName("can be looked up without a project, with all that they may show")
  void listing() throws IOException {
    ProcessResult listed = new CommandLine(folder.resolve("empty")).run("templates");
    assertThat(listed.succeeded()).as(listed.description()).isTrue();
    assertThat(listed.stdout())
        .contains("sketch.ino.ftl", "views.modelSettings", "arenaBytes", "Variables of type")
        .contains("list of string");
  }
}
