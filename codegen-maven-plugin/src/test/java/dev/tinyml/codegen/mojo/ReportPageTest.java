package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.GateVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The report beside a conversion")
class ReportPageTest {
  @TempDir private Path folder;

  private ConversionFiles files;
  private ReportPage page;
  private ConversionManifest manifest;
  private GateVerdict verdict;

  @BeforeEach
  void conversion() throws IOException {
    for (String name : List.of("conversion.json", "model_int8.tflite")) {
      try (InputStream in = getClass().getResourceAsStream("/fixtures/gesture/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    files = new ConversionFiles(folder);
    page = new ReportPage(files, Optional.empty(), BoardCatalogue.load().boards());
    manifest = new ConversionStore(files).manifests().first();
    verdict = new Gate(GateLimits.DEFAULT).judge(manifest);
  }

  @Test
  @DisplayName("is written once, with the plan of the arena, and no draft stays behind")
  void once() throws IOException {
    assertThat(page.update(manifest, verdict)).isTrue();
    byte[] first = Files.readAllBytes(page.path());
    assertThat(page.update(manifest, verdict)).isFalse();
    assertThat(Files.readAllBytes(page.path())).isEqualTo(first);
    assertThat(folder.resolve("arena.json")).content().contains("\"peakBytes\": 336");
    assertThat(folder.resolve("fit.json"))
        .content()
        .contains("\"format\": \"tinyml-fit/1\"", "\"board\": \"nano33ble_sense_rev2\"");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "conversion.json", "model_int8.tflite", "report.html", "arena.json", "fit.json");
    }
  }

  @Test
  @DisplayName(
      "is written anew when it or the plan is missing, it is cut off, or tells another verdict")
  void anew() throws IOException {
    page.update(manifest, verdict);
    byte[] first = Files.readAllBytes(page.path());
    Files.delete(page.path());
    assertThat(page.update(manifest, verdict)).isTrue();
    Files.write(page.path(), java.util.Arrays.copyOf(first, first.length / 2));
    assertThat(page.update(manifest, verdict)).isTrue();
    assertThat(Files.readAllBytes(page.path())).isEqualTo(first);

    Files.delete(folder.resolve("arena.json"));
    assertThat(page.update(manifest, verdict)).isTrue();
    assertThat(folder.resolve("arena.json")).isRegularFile();
    assertThat(page.update(manifest, verdict)).isFalse();

    Gate strict = new Gate(GateLimits.of(Map.of("maxSize", "1 kB")));
    assertThat(page.update(manifest, strict.judge(manifest))).isTrue();
    assertThat(page.path()).content().contains("✕ Failed", "maxSize");
  }

  @Test
  @DisplayName("is not made of data that was changed")
  void changed() throws IOException {
    String report = QuantizationReport.EMPTY.toText();
    String text = Files.readString(files.manifest());
    FileDigest digest = FileDigest.of("report.json", report.getBytes(StandardCharsets.UTF_8));
    int end = text.lastIndexOf('}');
    Files.writeString(
        files.manifest(),
        text.substring(0, end)
            + ", \"report\": {\"name\": \"report.json\", \"size\": "
            + digest.size()
            + ", \"sha256\": \""
            + digest.sha256()
            + "\"}}");
    ConversionManifest pointing = new ConversionStore(files).manifests().first();
    Files.writeString(files.reportData(), report);
    assertThat(page.update(pointing, verdict)).isTrue();
    Files.delete(page.path());
    Files.writeString(files.reportData(), report + " ");
    assertThatThrownBy(() -> page.update(pointing, verdict))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("report-changed");
    Files.delete(files.reportData());
    assertThatThrownBy(() -> page.update(pointing, verdict))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("conversion-missing");
    assertThat(page.path()).doesNotExist();
  }

  @Test
  @DisplayName("has no memory plan for a model that is not the measured one")
  void otherModel() throws IOException {
    page.update(manifest, verdict);
    Files.delete(page.path());
    Files.write(folder.resolve("model_int8.tflite"), new byte[] {1});
    assertThat(page.update(manifest, verdict)).isTrue();
    assertThat(page.path()).content().doesNotContain("Memory over time");
    assertThat(folder.resolve("arena.json")).doesNotExist();
  }
}
