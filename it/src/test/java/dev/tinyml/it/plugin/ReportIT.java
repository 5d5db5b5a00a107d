package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.it.browser.Chromium;
import dev.tinyml.it.browser.Tab;
import dev.tinyml.it.browser.View;
import dev.tinyml.it.maven.UserProject;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Screenshots go to target/it-report, for people to look at. */
@DisplayName("The report in a browser")
@RequiresTools(Tool.CHROMIUM)
class ReportIT {
  private static final Path GOLDEN =
      Path.of("../codegen-maven-plugin/src/test/resources/golden-report/gesture.html");
  private static final Path ZOO = Path.of("../converter-core/src/test/resources/zoo");
  private static final Path SCREENSHOTS = Path.of("target/it-report");

  /** The browser may still write while the folder is deleted. */
  @TempDir(cleanup = CleanupMode.NEVER)
  private Path profile;

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "of the golden file is fit to be looked at by day, by night, on a telephone, on paper")
  void golden() throws IOException {
    look(GOLDEN.toAbsolutePath().normalize(), "golden");
  }

  @Test
  @DisplayName("of a converted model with 30 operators as well")
  void converted() throws IOException {
    Path model = ZOO.resolve("mobilenet_v1_025_96").toAbsolutePath().normalize();
    Path project = folder.resolve("empty");
    Files.createDirectories(project.resolve(".mvn"));
    ProcessResult result =
        GestureProject.maven()
            .run(
                new UserProject(project),
                List.of(
                    "dev.tinyml:codegen-maven-plugin:"
                        + System.getProperty("tinyml.version")
                        + ":convert",
                    "-Dtinyml.model=" + model.resolve("model.keras"),
                    "-Dtinyml.representativeData=" + model.resolve("calibration.npy"),
                    "-Dtinyml.outputDirectory=" + folder.resolve("out")));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    Path page = folder.resolve("out/report.html");
    assertThat(result.stdout()).contains("Report: " + page);
    assertThat(page).content().contains("Memory over time", "Error layer by layer", "Passed");
    assertThat(Files.size(page)).isLessThan(1 << 20);
    look(page, "mobilenet");
  }

  @Test
  @DisplayName("would not get away with faults: each check finds one that is made")
  void faults() throws IOException {
    Path page = folder.resolve("bad.html");
    Files.writeString(
        page,
        """
        <!DOCTYPE html><title>bad</title><body style="background:#fff">
        <p style="color:#999">hardly to be read</p>
        <div style="width:2000px">wider than the window</div>
        <svg width="90" height="20"><rect width="90" height="20" fill="#00f"/><text y="15">blue</text></svg>
        <script>console.error("broken")</script><img src="elsewhere.png">
        """);
    try (Chromium browser = Chromium.start(profile)) {
      Tab tab = browser.open(page, View.LIGHT);
      assertThat(strings(tab.evaluate(script("overflow.js")))).hasSize(1);
      assertThat(strings(tab.evaluate(script("contrast.js"))))
          .hasSize(2)
          .anyMatch(found -> found.contains("hardly to be read"))
          .anyMatch(found -> found.contains("blue"));
      assertThat(tab.complaints()).anyMatch(complaint -> complaint.contains("broken"));
      assertThat(tab.requests()).anyMatch(request -> request.endsWith("elsewhere.png"));
    }
  }

  private void look(Path page, String name) throws IOException {
    try (Chromium browser = Chromium.start(profile)) {
      for (View view : List.of(View.LIGHT, View.DARK, View.NARROW, View.PRINT)) {
        Tab tab = browser.open(page, view);
        // What is closed at first has to be as good.
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true), true");
        assertThat(strings(tab.evaluate(script("overflow.js")))).as(view.name()).isEmpty();
        assertThat(strings(tab.evaluate(script("contrast.js")))).as(view.name()).isEmpty();
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
            .as(view.name())
            .isLessThanOrEqualTo(view.width());
        byte[] picture = tab.screenshot();
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve("report-" + name + "-" + view.name() + ".png"), picture);
        checkPicture(picture, view);
        assertThat(tab.complaints()).as(view.name()).isEmpty();
        assertThat(tab.requests()).as(view.name()).containsExactly(page.toUri().toString());
        if (view.equals(View.PRINT)) {
          byte[] pdf = tab.pdf();
          Files.write(SCREENSHOTS.resolve("report-" + name + ".pdf"), pdf);
          assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        }
      }
    }
  }

  /** The corner has the colour of the page, and there is something on it. */
  private static void checkPicture(byte[] png, View view) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(view.width());
    assertThat(picture.getHeight()).isGreaterThan(2000);
    int corner = picture.getRGB(1, 1) & 0xff;
    if (view.equals(View.DARK)) {
      assertThat(corner).isLessThan(64);
    } else {
      // Paper stays white, whatever the reader prefers on screens.
      assertThat(corner).isEqualTo(255);
    }
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(50);
  }

  private static List<String> strings(JsonCursor array) {
    return array.elements().stream().map(JsonCursor::asString).toList();
  }

  private static String script(String name) throws IOException {
    try (InputStream in = ReportIT.class.getResourceAsStream("/report/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
