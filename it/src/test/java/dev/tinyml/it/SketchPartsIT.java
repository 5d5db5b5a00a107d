package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.HostBuild;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A part of a sketch does on the host what a simple model of it does")
@RequiresTools(Tool.HOST_GXX)
class SketchPartsIT {
  private static final String MODEL = "gesture_model";
  private static final int CHANNELS = 3;
  private static final int WINDOW = 100;
  private static final int STRIDE = 50;
  private static final int INPUTS = CHANNELS * WINDOW;
  private static final int ROUNDS = 3000;
  private static final String NO_NUMBER =
      "That is no number. The rest of the line is skipped, and the window starts over.";
  private static final String MISSING =
      "Numbers are missing, and no more have come. The window starts over.";

  private final TestResources resources = TestResources.ofModule();

  @TempDir private Path folder;

  private List<String> output(
      String sketch, String program, List<String> sketchSources, Map<String, String> defines) {
    Path generated = Sketches.ofEnvironment().golden(sketch).folder();
    List<Path> sources =
        Stream.concat(
                Stream.of(program, "semihosting.c").map(resources.firmware()::resolve),
                sketchSources.stream().map(generated::resolve))
            .toList();
    CompileOptions options =
        CompileOptions.strict("-O1")
            .withWarnings(
                List.of(
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-fsanitize=undefined",
                    "-fsanitize-undefined-trap-on-error",
                    "-fno-exceptions"))
            .withIncludes(List.of(generated, resources.firmware(), resources.arduino(), folder))
            .withDefines(defines);
    HostBuild build =
        new HostBuild(
            HostCompiler.find(ToolLocator.ofEnvironment(), Tool.HOST_GXX),
            new ProcessRunner(Duration.ofMinutes(1)));
    return build.output(sources, options, folder).lines().toList();
  }

  /** Numerical Recipes' generator, as the programs have it. */
  private static int next(int state) {
    return state * 1664525 + 1013904223;
  }

  @Test
  @DisplayName("The ring gives the newest readings, oldest first, with overlap and after gaps")
  void ring() {
    List<String> expected = new ArrayList<>();
    List<Integer> readings = new ArrayList<>();
    int state = 1;
    for (int n = 0; n < ROUNDS; n++) {
      state = next(state);
      if (state >>> 24 == 0) {
        readings.clear();
      }
      readings.add(n);
      if (readings.size() < WINDOW) {
        continue;
      }
      readings = new ArrayList<>(readings.subList(readings.size() - WINDOW, readings.size()));
      expected.add(
          readings.stream()
              .flatMap(r -> IntStream.range(0, CHANNELS).mapToObj(c -> String.valueOf(4 * r + c)))
              .collect(Collectors.joining(" ")));
      if (state >>> 31 == 0) {
        readings = new ArrayList<>(readings.subList(STRIDE, WINDOW));
      }
    }
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(
            output(
                "nano33ble_sense_rev2",
                "push_readings.cc",
                List.of(),
                Map.of("MODEL", MODEL, "READINGS", String.valueOf(ROUNDS))))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("A label holds from two of three windows on until another wins or it is forgotten")
  void labels() {
    List<String> expected = new ArrayList<>();
    List<Integer> votes = new ArrayList<>();
    int held = -1;
    int state = 1;
    for (int i = 0; i < ROUNDS; i++) {
      state = next(state);
      if (state >>> 24 == 0) {
        votes.clear();
        held = -1;
      }
      int label = Integer.remainderUnsigned(state >>> 8, 3);
      boolean number = state >>> 27 != 1;
      float score = Integer.remainderUnsigned(state >>> 16, 65) / 64f;
      votes.add(number && score >= 0.6f ? label : -1);
      List<Integer> last = votes.subList(Math.max(0, votes.size() - 3), votes.size());
      int before = held;
      int winner =
          IntStream.range(0, 3)
              .filter(l -> Collections.frequency(last, l) >= 2)
              .findAny()
              .orElse(-1);
      held = winner >= 0 ? winner : last.contains(held) ? held : -1;
      expected.add((held == before ? 0 : 1) + " " + held);
    }
    assertThat(expected).contains("1 0", "1 1", "1 2", "1 -1", "0 2");
    assertThat(
            output(
                "nano33ble_sense_rev2",
                "filter_labels.cc",
                List.of(),
                Map.of("MODEL", MODEL, "RESULTS", String.valueOf(ROUNDS))))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("A number is the nearest float, whoever wrote it, and nothing else is a number")
  void numbers() throws IOException {
    Random random = new Random(7);
    List<String> texts =
        new ArrayList<>(
            List.of(
                "",
                "-",
                "+",
                ".",
                "-.",
                "1e",
                "1e+",
                "e1",
                "1.2.3",
                "--1",
                "1-",
                "0x1",
                "nan",
                "inf",
                "1e39",
                "-1e39",
                "1e999999999999",
                "1e-999999999999",
                "0e999",
                "-0",
                "+.5",
                "5.",
                "1E+2",
                "3.4028235e38",
                "1e-45",
                "0.1",
                "16777217",
                "123456789012345678901234567890",
                "0.000000000000000000000000000000000000000001",
                "1,5",
                "0".repeat(63),
                "0".repeat(64)));
    String characters = "0123456789.eE+-x";
    for (int i = 0; i < ROUNDS; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value) && Math.abs(value) > 1e-30f) {
        texts.add(Float.toString(value));
      }
      texts.add(String.valueOf((float) random.nextGaussian() * 20));
      texts.add(
          random
              .ints(1 + random.nextInt(6), 0, characters.length())
              .mapToObj(c -> characters.substring(c, c + 1))
              .collect(Collectors.joining()));
    }
    Files.writeString(
        folder.resolve("numbers.h"),
        texts.stream()
            .map(t -> "\"" + t + "\\n\"\n")
            .collect(Collectors.joining("", "const char numbers[] =\n", ";\n")));
    Predicate<String> grammar =
        Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?").asMatchPredicate();
    List<String> expected =
        texts.stream()
            .map(
                text ->
                    grammar.test(text)
                            && text.length() < 64
                            && Float.isFinite(Float.parseFloat(text))
                        ? Integer.toUnsignedString(Float.floatToRawIntBits(Float.parseFloat(text)))
                        : "no")
            .toList();
    List<String> actual = output("serial", "parse_numbers.cc", List.of(), Map.of("MODEL", MODEL));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as(texts.get(i)).isEqualTo(expected.get(i));
    }
  }

  @Test
  @DisplayName("Windows over the serial port come in any pieces; what is broken or missing is said")
  void serialPort() throws IOException {
    String answer = Float.floatToRawIntBits(0.5f) + " " + Float.floatToRawIntBits(299.5f);
    String window =
        IntStream.range(0, INPUTS).mapToObj(i -> i + ".5").collect(Collectors.joining(" "));
    Random random = new Random(3);
    String pieces =
        window
            .chars()
            .mapToObj(c -> (random.nextInt(4) == 0 ? "^" : "") + (char) c)
            .collect(Collectors.joining());
    String script =
        String.join(
            "",
            window + "\\r\\n",
            pieces.replace(' ', ',') + "\\n",
            window.replace(" ", "\\n") + "\\n",
            // The last number without a separator: taken after two seconds.
            window + "~~^",
            // Half a window, a pause that is short enough, the other half.
            window.substring(0, 700) + "~" + window.substring(700) + "\\n",
            // Nothing of the broken line counts.
            "1 2 3 4x 5 6\\n" + window + "\\n",
            "x\\n" + window + "\\n",
            // An incomplete window is forgotten.
            "1 2 3~~^" + window + "\\n",
            // Even in the middle of a line that is skipped.
            "abc 1 2~~^" + window + "\\n",
            "~~~");
    Files.writeString(folder.resolve("script.h"), "const char script[] = \"" + script + "\";\n");
    assertThat(output("serial", "read_windows.cc", List.of("sensor.cc"), Map.of("MODEL", MODEL)))
        .containsExactly(
            answer, answer, answer, answer, answer, NO_NUMBER, answer, NO_NUMBER, answer, MISSING,
            answer, NO_NUMBER, answer);
  }
}
