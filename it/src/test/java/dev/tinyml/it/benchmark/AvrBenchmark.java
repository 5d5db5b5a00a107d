package dev.tinyml.it.benchmark;

import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Measures engines on an ATmega2560, the largest AVR of the boards. TensorFlow Lite Micro does not
 * compile for it.
 *
 * @param locator finds compiler and simulator
 * @param counter program that runs images in simavr
 * @param resources with the programs that measure
 * @param samples that are run at most
 * @param runner runs the tools
 */
record AvrBenchmark(
    ToolLocator locator, Path counter, TestResources resources, int samples, ProcessRunner runner) {
  static final String TITLE = "ATmega2560";

  /** As Arduino's core for AVR optimizes. */
  static final String OPTIMIZATION = "-Os";

  private static final String PART = "atmega2560";
  private static final String CLOCK = "16000000";
  private static final String SECONDS = "300";
  private static final long RAM_BYTES = 8192;

  /** Stack of a deep call, and what a program has besides the model. */
  private static final long RESERVED = 512;

  private static final Pattern CYCLES = Pattern.compile("^cycles (\\d+)$", Pattern.MULTILINE);
  private static final Pattern STACK = Pattern.compile("^stack (\\d+)$", Pattern.MULTILINE);
  private static final Pattern RIGHT = Pattern.compile("^result 1$", Pattern.MULTILINE);

  /**
   * Compiles the program that runs images.
   *
   * @param folder that exists
   */
  static AvrBenchmark compiled(
      ToolLocator locator,
      TestResources resources,
      int samples,
      Path folder,
      ProcessRunner runner) {
    Path program = folder.resolve("count_cycles");
    Path source = resources.benchmark().resolve("count_cycles.c");
    new Compiler(
            List.of(locator.get(Tool.HOST_GCC).toString(), "-O2", "-Wall", "-Wextra", "-Werror"),
            runner)
        .run(
            List.of(
                "-isystem",
                locator.get(Tool.LIBSIMAVR).getParent().toString(),
                source.toString(),
                "-o",
                program.toString(),
                "-lsimavr"),
            folder);
    return new AvrBenchmark(locator, program, resources, samples, runner);
  }

  /**
   * An engine's figures; empty when its variables leave the stack no room.
   *
   * @param folder that doesn't exist yet
   */
  Optional<Figures> engine(BenchmarkModel model, Path folder) throws IOException {
    EngineSubject engine = EngineSubject.of(model.recorded(), resources.benchmark());
    if (engine.variableBytes() > RAM_BYTES - RESERVED) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Subject subject = engine.compiled(c(), folder);
    Path main = main(model, folder);
    Path nothing = c().object(resources.benchmark().resolve("no_subject.c"), folder);
    ImageSize frame = size(compiler().linked(main, List.of(nothing), folder));
    Path elf = compiler().linked(main, subject.objects(), folder);
    ImageSize size = size(elf).less(frame);
    ProcessResult run = run(elf);
    if (!RIGHT.matcher(run.stdout()).find()) {
      throw new AssertionError("other results than recorded: " + run.description());
    }
    return Optional.of(
        new Figures(
            mean(CYCLES, run),
            size.flash() - subject.weights(),
            size.flash(),
            size.ram(),
            mean(STACK, run)));
  }

  /**
   * Cycles of plain loops that compute a model's dense layers as TensorFlow Lite Micro's reference
   * kernel does; empty where a model has layers of other kinds than dense ones and a last SOFTMAX.
   *
   * @param folder that doesn't exist yet
   */
  OptionalLong plainLoops(BenchmarkModel model, Path folder) throws IOException {
    Optional<DenseLayers> layers = DenseLayers.of(model.recorded().model().structure());
    if (layers.isEmpty()) {
      return OptionalLong.empty();
    }
    Files.createDirectories(folder);
    Path source = resources.benchmark().resolve("plain_dense.c");
    Path loops = c().with(layers.get().defines()).object(source, folder);
    return OptionalLong.of(
        mean(CYCLES, run(compiler().linked(main(model, folder), List.of(loops), folder))));
  }

  private Path main(BenchmarkModel model, Path folder) throws IOException {
    Recording recording = Recording.of(model.recorded(), samples, folder);
    return c().with(recording.defines())
        .object(resources.benchmark().resolve("benchmark_avr.c"), folder);
  }

  private Compiler c() {
    return compiler().with(List.of("-x", "c", "-std=gnu99"));
  }

  private Compiler compiler() {
    return new Compiler(
        List.of(
            locator.get(Tool.AVR_GXX).toString(),
            "-mmcu=" + PART,
            OPTIMIZATION,
            "-ffunction-sections",
            "-fdata-sections",
            "-I" + resources.benchmark()),
        runner);
  }

  private ProcessResult run(Path elf) {
    ProcessResult run =
        runner.run(
            elf.getParent(), List.of(counter.toString(), PART, CLOCK, elf.toString(), SECONDS));
    if (!run.succeeded()) {
      throw new AssertionError(run.description());
    }
    return run;
  }

  private static long mean(Pattern figure, ProcessResult run) {
    return (long)
        figure
            .matcher(run.stdout())
            .results()
            .mapToLong(match -> Long.parseLong(match.group(1)))
            .average()
            .orElseThrow(() -> new AssertionError(run.description()));
  }

  private ImageSize size(Path elf) {
    return ImageSize.of(ElfFile.read(locator.get(Tool.AVR_OBJDUMP), runner, elf));
  }
}
