package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.codegen.generation.Requests;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The reports on several models")
class ReportPagesTest {
  private static final ManifestFile BOTH =
      new ManifestFile(
          List.of(
              variant("per-tensor-dense", "older", true), variant("per-channel", "newer", false)));
  private static final Gate GATE = new Gate(GateLimits.DEFAULT);

  @TempDir private Path folder;

  private ReportPages pages;

  private static ConversionManifest variant(String id, String board, boolean first) {
    return Requests.withVariant(
        GestureFixture.manifest(), new VariantInfo(id, List.of(board), first));
  }

  @BeforeEach
  void pages() {
    pages = new ReportPages(new ConversionFiles(folder), List.of());
  }

  private String page(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  @DisplayName("are a page each, with a table of all that links the others")
  void pageEach() throws Exception {
    assertThat(pages.update(BOTH, GATE)).isTrue();
    assertThat(page("report.html"))
        .contains("per-tensor-dense (this page)", "href=\"report_per_channel.html\"", "newer")
        .contains("variant per-tensor-dense, for older");
    assertThat(page("report_per_channel.html"))
        .contains("per-channel (this page)", "href=\"report.html\"", "report_per_channel.json");
    for (String name : List.of("report.html", "report_per_channel.html")) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name))));
    }
    assertThat(pages.update(BOTH, GATE)).isFalse();
  }

  @Test
  @DisplayName("are written anew when one is missing, or any model gets another verdict")
  void anew() throws IOException {
    pages.update(BOTH, GATE);
    Files.delete(folder.resolve("report_per_channel.html"));
    assertThat(pages.update(BOTH, GATE)).isTrue();
    assertThat(folder.resolve("report_per_channel.html")).exists();
    assertThat(pages.update(BOTH, new Gate(GateLimits.of(Map.of("maxSize", "1 kB"))))).isTrue();
    assertThat(page("report.html")).contains("✕ broken");
  }

  @Test
  @DisplayName("go with the models that are made no longer, and stay with the others")
  void deleted() throws IOException {
    pages.update(BOTH, GATE);
    Files.writeString(folder.resolve("arena_per_channel.json"), "{}");
    pages.delete(BOTH, BOTH);
    assertThat(folder.resolve("report_per_channel.html")).exists();
    pages.delete(BOTH, ManifestFile.of(GestureFixture.manifest()));
    assertThat(folder.resolve("report_per_channel.html")).doesNotExist();
    assertThat(folder.resolve("arena_per_channel.json")).doesNotExist();
    assertThat(folder.resolve("report.html")).exists();
  }

  @Test
  @DisplayName("aside: problems of all models are told once, others with the boards they concern")
  void problems() {
    Gate gate = new Gate(GateLimits.of(Map.of("maxSize", "1 kB")));
    VariantProblems problems = new VariantProblems();
    for (ConversionManifest manifest : BOTH.manifests()) {
      problems.add(manifest, gate.judge(manifest).problems());
    }
    assertThat(problems.list()).hasSize(1);
    VariantProblems single = new VariantProblems();
    single.add(BOTH.first(), List.of());
    single.add(BOTH.others().get(0), gate.judge(BOTH.first()).problems());
    assertThat(single.list())
        .singleElement()
        .extracting(Problem::subject)
        .asString()
        .endsWith("of the model per-channel, for newer");
  }
}
