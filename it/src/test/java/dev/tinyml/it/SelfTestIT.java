package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.HostBuild;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.GoldenHeader;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A sketch's self-test, with a model that answers by script")
@RequiresTools(Tool.HOST_GXX)
class SelfTestIT {
  /** The form that docs/using.md promises. */
  private static final Pattern VERDICT =
      Pattern.compile(
          "TINYML-SELF-TEST (PASS|FAIL) contract=([0-9a-f]{16}) vectors=(\\d+)"
              + " digest=([0-9a-f]{8}) expected=([0-9a-f]{8})(?:: (.+))?");

  private static final List<String> WARNINGS =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow");

  private final TestResources resources = TestResources.ofModule();
  private final HostBuild build =
      new HostBuild(
          HostCompiler.find(ToolLocator.ofEnvironment(), Tool.HOST_GXX),
          new ProcessRunner(Duration.ofMinutes(1)));

  static Stream<GeneratedSketch> sketches() {
    return Sketches.ofEnvironment().all().stream().filter(s -> s.origin().equals("golden"));
  }

  private List<String> run(GeneratedSketch sketch, int script, Path folder) {
    GoldenHeader golden = GoldenHeader.of(sketch);
    CompileOptions options =
        CompileOptions.strict("-O1")
            .withWarnings(WARNINGS)
            .withDefines(
                Map.of(
                    "TINYML_SELF_TEST", "1",
                    "MODEL", sketch.namespace(),
                    "INPUT_TYPE", golden.inputType(),
                    "OUTPUT_TYPE", golden.outputType(),
                    "SCRIPT", String.valueOf(script)))
            .withIncludes(List.of(sketch.folder(), resources.arduino()));
    Path runner = resources.arduino().resolveSibling("self-test").resolve("scripted_runner.cc");
    return build
        .output(List.of(sketch.file("self_test.cc"), runner), options, folder)
        .lines()
        .toList();
  }

  private static Matcher verdict(String line) {
    Matcher matcher = VERDICT.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    return matcher;
  }

  /** CRC-32 by another implementation than the sketch's. */
  private static String digest(GoldenHeader golden, List<List<Double>> outputs) {
    CRC32 crc = new CRC32();
    for (double value : outputs.stream().flatMap(List::stream).toList()) {
      ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      switch (golden.outputType()) {
        case "float" -> bytes.putFloat((float) value);
        case "int16_t" -> bytes.putShort((short) value);
        default -> bytes.put((byte) (int) value);
      }
      crc.update(bytes.flip());
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sketches")
  @DisplayName("passes with the digest of the golden outputs, and says so again")
  void passes(GeneratedSketch sketch, @TempDir Path folder) {
    GoldenHeader golden = GoldenHeader.of(sketch);
    List<String> lines = run(sketch, 0, folder);
    assertThat(lines).as("verdict, its sentence, and once more after 5 s").hasSize(3);
    assertThat(lines.get(1)).isEqualTo("-");
    assertThat(lines.get(2)).isEqualTo(lines.get(0));
    Matcher verdict = verdict(lines.get(0));
    assertThat(verdict.group(1)).isEqualTo("PASS");
    assertThat(sketch.text("model_settings.h")).contains("0x" + verdict.group(2) + "ULL");
    assertThat(verdict.group(3)).isEqualTo(String.valueOf(golden.outputs().size()));
    assertThat(verdict.group(4))
        .isEqualTo(verdict.group(5))
        .isEqualTo(digest(golden, golden.outputs()));
    assertThat(sketch.text("tinyml.json"))
        .contains("\"" + verdict.group(2) + "\"", "\"" + verdict.group(4) + "\"");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sketches")
  @DisplayName("names the first difference, with the digest of what was computed")
  void differs(GeneratedSketch sketch, @TempDir Path folder) {
    GoldenHeader golden = GoldenHeader.of(sketch);
    List<String> lines = run(sketch, 1, folder);
    assertThat(lines.get(1)).isEqualTo("The self-test failed. The sketch has stopped.");
    Matcher verdict = verdict(lines.get(0));
    assertThat(verdict.group(1)).isEqualTo("FAIL");

    double expected = golden.outputs().get(2).get(1);
    double computed = expected > 0 ? (float) expected - 1 : (float) expected + 1;
    List<List<Double>> outputs = new ArrayList<>(golden.outputs());
    List<Double> third = new ArrayList<>(outputs.get(2));
    third.set(1, computed);
    outputs.set(2, third);
    assertThat(verdict.group(4)).isEqualTo(digest(golden, outputs));
    assertThat(verdict.group(5)).isEqualTo(digest(golden, golden.outputs()));
    assertThat(verdict.group(6))
        .isEqualTo(
            golden.givesIntegers()
                ? text("vector 2, output 1: got %d, expected %d", (int) computed, (int) expected)
                : text(
                    "vector 2, output 1: got %.9f, expected %.9f",
                    (double) (float) computed, (double) (float) expected));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sketches")
  @DisplayName("tells why the model does not run")
  void doesNotRun(GeneratedSketch sketch, @TempDir Path folder) {
    Matcher failing = verdict(run(sketch, 2, folder).get(0));
    assertThat(failing.group(1)).isEqualTo("FAIL");
    assertThat(failing.group(6)).isEqualTo("The model does not run.");

    List<String> lines = run(sketch, 3, folder);
    assertThat(verdict(lines.get(0)).group(1)).isEqualTo("FAIL");
    assertThat(lines.get(0)).endsWith(": The arena is too small.");
    assertThat(lines.get(1)).isEqualTo("The arena is too small.");
  }
}
