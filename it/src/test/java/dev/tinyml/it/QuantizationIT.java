package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.firmware.FirmwareRun;
import dev.tinyml.it.firmware.HostBuild;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.GoldenHeader;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Generated quantization gives the same bytes everywhere")
class QuantizationIT {
  private static final int RANDOM_VALUES = 4096;

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(1));
  private final TestResources resources = TestResources.ofModule();

  /** Names are those of C, in upper case. */
  private enum IntegerType {
    INT8_T(-128, 127),
    UINT8_T(0, 255),
    INT16_T(-32768, 32767);

    private final int min;
    private final int max;

    IntegerType(int min, int max) {
      this.min = min;
      this.max = max;
    }
  }

  /** A sketch and how to compile it. */
  record Case(GeneratedSketch sketch, CortexM core, String optimization) {
    @Override
    public String toString() {
      return sketch + ", " + core + ", " + optimization;
    }
  }

  static Stream<GeneratedSketch> sketches() {
    return Sketches.ofEnvironment().all().stream()
        .filter(sketch -> GoldenHeader.of(sketch).takesIntegers());
  }

  static Stream<Case> cases() {
    return sketches()
        .flatMap(
            sketch -> Stream.of(CortexM.values()).flatMap(core -> optimizations(sketch, core)));
  }

  private static Stream<Case> optimizations(GeneratedSketch sketch, CortexM core) {
    // The processors differ in how they compute floats: by library, by FPU.
    boolean all = core == CortexM.M4 || core == CortexM.M4F;
    return (all ? Stream.of("-O0", "-Os", "-O2") : Stream.of("-Os"))
        .map(optimization -> new Case(sketch, core, optimization));
  }

  @ParameterizedTest(name = "{0}: on the core as on paper")
  @MethodSource("cases")
  @RequiresArmToolchain
  void onTheTarget(Case given, @TempDir Path folder) {
    FirmwareBuild build =
        new FirmwareBuild(
            new ArmCompiler(ArmToolchain.find(locator), given.core(), runner),
            resources.firmware());
    List<Path> sources = new ArrayList<>(program());
    sources.add(given.sketch().modelData());
    Path elf = build.image(sources, options(given.sketch(), given.optimization()), folder);
    String output =
        new FirmwareRun(QemuMachine.named(locator, given.core().machine()), runner).output(elf);
    check(given.sketch(), output);
  }

  @ParameterizedTest(name = "{0}: on the host as on paper")
  @MethodSource("sketches")
  @RequiresTools({Tool.HOST_GXX, Tool.HOST_CLANGXX})
  void onTheHost(GeneratedSketch sketch, @TempDir Path folder) {
    for (Tool compiler : List.of(Tool.HOST_GXX, Tool.HOST_CLANGXX)) {
      List<Path> sources = new ArrayList<>(program());
      sources.add(resources.firmware().resolve("semihosting.c"));
      HostBuild build = new HostBuild(HostCompiler.find(locator, compiler), runner);
      check(sketch, build.output(sources, options(sketch, "-O2"), folder));
    }
  }

  private List<Path> program() {
    return List.of(resources.firmware().resolve("quantize_golden.cc"));
  }

  private CompileOptions options(GeneratedSketch sketch, String optimization) {
    return CompileOptions.strict(optimization)
        .withIncludes(List.of(sketch.folder(), resources.firmware()))
        .withDefines(
            Map.of("MODEL", sketch.namespace(), "RANDOM_VALUES", String.valueOf(RANDOM_VALUES)));
  }

  private static void check(GeneratedSketch sketch, String output) {
    List<String> lines = output.lines().toList();
    GoldenHeader golden = GoldenHeader.of(sketch);
    String[] parameters = lines.get(0).split(" ");
    float scale = Float.intBitsToFloat(Integer.parseUnsignedInt(parameters[0]));
    int zeroPoint = Integer.parseInt(parameters[1]);
    List<String> expected = new ArrayList<>();
    for (int v = 0; v < golden.raw().size(); v++) {
      expected.add(line(golden.inputs().get(v)));
    }
    IntegerType type = IntegerType.valueOf(golden.inputType().toUpperCase(Locale.ROOT));
    expected.addAll(randomLines(scale, zeroPoint, type));
    assertThat(lines.subList(1, lines.size())).isEqualTo(expected);
    assertThat(expected.stream().flatMap(l -> Stream.of(l.split(" "))).distinct().count())
        .as("different values in the test")
        .isGreaterThanOrEqualTo(256);
  }

  /** The program's values, quantized by this test's own arithmetic. */
  private static List<String> randomLines(float scale, int zeroPoint, IntegerType type) {
    List<String> lines = new ArrayList<>();
    List<Double> row = new ArrayList<>();
    int state = 1;
    for (int i = 0; i < RANDOM_VALUES; i++) {
      state = state * 1664525 + 1013904223;
      float step = i - RANDOM_VALUES / 2;
      float value = i % 2 == 0 ? Float.intBitsToFloat(state) : scale * 0.125f * step;
      row.add(quantize(value, scale, zeroPoint, type));
      if (i % 16 == 15) {
        lines.add(line(row));
        row.clear();
      }
    }
    return lines;
  }

  /**
   * Division in float as TensorFlow Lite does it, then halves away from zero. In double the sum
   * below is exact for every quotient that isn't saturated anyway.
   */
  private static double quantize(float value, float scale, int zeroPoint, IntegerType type) {
    double quotient = value / scale;
    if (Double.isNaN(quotient)) {
      return 0;
    }
    double rounded = Math.copySign(Math.floor(Math.abs(quotient) + 0.5), quotient);
    return Math.max(type.min, Math.min(type.max, rounded + zeroPoint));
  }

  private static String line(List<Double> values) {
    return values.stream()
        .map(value -> String.valueOf(value.intValue()))
        .collect(Collectors.joining(" "));
  }
}
