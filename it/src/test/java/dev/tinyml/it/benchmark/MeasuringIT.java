package dev.tinyml.it.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.RequiresAvrToolchain;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RequiresArmToolchain
@RequiresTools(Tool.HOST_GCC)
@DisplayName("Measuring engines")
class MeasuringIT {
  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
  private final TestResources resources = TestResources.ofModule();

  @Test
  @DisplayName("counts every instruction and every byte of stack")
  void counts(@TempDir Path folder) throws IOException {
    InstructionCounter.Count few = count(100, 1, 0, folder);
    InstructionCounter.Count many = count(2100, 5, 0, folder);
    assertThat(many.instructions() - few.instructions()).isEqualTo(2 * 2000 + 4);
    assertThat(few.instructions()).isBetween(2L * 100 + 4, 2L * 100 + 10);
    assertThat(many.stack() - few.stack()).isEqualTo(4 * 32);
  }

  @Test
  @DisplayName("refuses to measure what gives other bytes than were recorded")
  void wrong(@TempDir Path folder) {
    assertThatThrownBy(() -> count(100, 1, 7, folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("other results than recorded")
        .hasMessageContaining("different 1");
  }

  private InstructionCounter.Count count(int loops, int pushes, int output, Path folder)
      throws IOException {
    BenchmarkImage image = image(BenchmarkCore.M4F);
    Recording recording =
        new Recording(
            Files.write(folder.resolve("inputs.bin"), new byte[1]),
            Files.write(folder.resolve("outputs.bin"), new byte[] {(byte) output}),
            1,
            1,
            1);
    Path main = image.program("benchmark_main.c", recording.defines(), folder);
    Path subject =
        image.program("known_subject.c", List.of("-DLOOPS=" + loops, "-DPUSHES=" + pushes), folder);
    return counter(folder).count(image.core(), image.link(main, List.of(subject), folder));
  }

  @ParameterizedTest
  @EnumSource(BenchmarkModel.class)
  @DisplayName("finds that engines keep to the bar beside what TensorFlow Lite Micro took")
  void bar(BenchmarkModel model, @TempDir Path folder) throws IOException {
    ArmBenchmark benchmark = new ArmBenchmark(image(BenchmarkCore.M4F), counter(folder), 1);
    Figures engine = benchmark.engine(model, folder.resolve("engine"));
    assertThat(engine.totalFlash()).isGreaterThan(engine.codeFlash());
    assertThat(model.bar().missed(engine, recorded(model))).as(engine.toString()).isEmpty();
  }

  private Figures recorded(BenchmarkModel model) throws IOException {
    Path table = resources.benchmark().resolve("tflm_cmsis_nn_m4f.tsv");
    try (Stream<String> lines = Files.lines(table)) {
      long[] cells =
          lines
              .map(line -> line.split("\t"))
              .filter(row -> row[0].equals(model.word()))
              .flatMapToLong(row -> Arrays.stream(row).skip(1).mapToLong(Long::parseLong))
              .toArray();
      return new Figures(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
  }

  @Test
  @RequiresAvrToolchain
  @DisplayName(
      "runs the gesture model on an ATmega2560, faster than plain loops, and nothing that has no room there")
  void avr(@TempDir Path folder) throws IOException {
    AvrBenchmark benchmark = AvrBenchmark.compiled(locator, resources, 1, folder, runner);
    long plain =
        benchmark.plainLoops(BenchmarkModel.GESTURE, folder.resolve("plain")).orElseThrow();
    assertThat(benchmark.engine(BenchmarkModel.GESTURE, folder.resolve("gesture")))
        .hasValueSatisfying(
            figures -> {
              // A multiplication takes at least two cycles, and a byte from flash three.
              assertThat(figures.work()).isBetween(5L * 10_160, 16_000_000L / 10);
              assertThat(figures.ram()).isBetween(300L + 3, 8192L);
              assertThat(figures.work()).isLessThan(plain);
            });
    assertThat(benchmark.engine(BenchmarkModel.RESNET8, folder.resolve("resnet8"))).isEmpty();
  }

  private BenchmarkImage image(BenchmarkCore core) {
    return new BenchmarkImage(core, "-O2", ArmToolchain.find(locator), resources, runner);
  }

  private InstructionCounter counter(Path folder) {
    return InstructionCounter.compiled(
        locator, resources.benchmark().resolve("count_instructions.c"), folder, runner);
  }
}
