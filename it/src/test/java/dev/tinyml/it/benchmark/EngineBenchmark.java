package dev.tinyml.it.benchmark;

import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.sketch.TflmLibrary;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what engines take, for scripts/benchmark_engine.sh, in the module's folder. */
final class EngineBenchmark {
  private static final String OPTIMIZATION = "-O2";

  private final Options options;
  private final Path folder;
  private final PrintStream out;
  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(5));
  private final TestResources resources = TestResources.ofModule();

  EngineBenchmark(Options options, Path folder, PrintStream out) {
    this.options = options;
    this.folder = folder;
    this.out = out;
  }

  /**
   * @param arguments a folder for what is built, then options
   */
  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = Options.of(Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    new EngineBenchmark(options, Path.of(arguments[0]).toAbsolutePath(), System.out).run();
  }

  void run() throws IOException {
    InstructionCounter counter =
        InstructionCounter.compiled(
            locator, resources.benchmark().resolve("count_instructions.c"), folder, runner);
    for (BenchmarkCore core : options.cores()) {
      core(core, counter);
    }
    if (options.avr()) {
      avr();
    }
  }

  private void avr() throws IOException {
    AvrBenchmark benchmark =
        AvrBenchmark.compiled(locator, resources, options.samples(), folder, runner);
    title(AvrBenchmark.TITLE + ", " + AvrBenchmark.OPTIMIZATION, "cycles");
    List<String> besides = new ArrayList<>();
    for (BenchmarkModel model : options.models()) {
      Path place = folder.resolve("avr").resolve(model.word());
      Optional<Figures> figures = benchmark.engine(model, place);
      out.println(
          figures.isPresent()
              ? Table.row(model, figures.get(), Optional.empty(), Optional.empty())
              : Table.withoutFigures(model, "needs more RAM"));
      OptionalLong plain = benchmark.plainLoops(model, place.resolve("plain"));
      if (figures.isPresent() && plain.isPresent()) {
        besides.add(Table.ratio(model, figures.get().work(), plain.getAsLong()));
      }
    }
    out.println(
        "\nCycles beside plain loops of the reference kernels' arithmetic, at most 1 demanded:\n");
    besides.forEach(out::println);
  }

  private void core(BenchmarkCore core, InstructionCounter counter) {
    BenchmarkImage image =
        new BenchmarkImage(core, OPTIMIZATION, ArmToolchain.find(locator), resources, runner);
    ArmBenchmark benchmark = new ArmBenchmark(image, counter, options.samples());
    Map<BenchmarkModel, Figures> engines =
        each(model -> benchmark.engine(model, place(core, "engine", model)));
    String title = core.title() + ", " + OPTIMIZATION;
    boolean compared = false;
    for (KernelSet kernels : KernelSet.values()) {
      Optional<TflmLibrary> library = kernels.library(core);
      if (library.isPresent()) {
        compared = true;
        title(title + ", beside TensorFlow Lite Micro with " + kernels.title(), "instructions");
        Map<BenchmarkModel, Figures> others =
            each(
                model ->
                    benchmark.interpreter(
                        model, library.get(), kernels, place(core, kernels.name(), model)));
        others.forEach(
            (model, other) ->
                out.println(
                    Table.row(
                        model, engines.get(model), Optional.of(other), kernels.bar(core, model))));
      }
    }
    if (!compared) {
      title(title, "instructions");
      engines.forEach(
          (model, figures) ->
              out.println(Table.row(model, figures, Optional.empty(), Optional.empty())));
    }
  }

  /** A measurement that reads and writes files. */
  private interface Measurement {
    Figures of(BenchmarkModel model) throws IOException;
  }

  /** Models beside each other: most of the time goes to compilers and emulators. */
  private Map<BenchmarkModel, Figures> each(Measurement measurement) {
    Map<BenchmarkModel, Figures> figures =
        options.models().parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    model -> model,
                    model -> {
                      try {
                        return measurement.of(model);
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
    return new TreeMap<>(figures);
  }

  private void title(String title, String work) {
    out.println("\n" + title + "\n");
    out.println(Table.head(work));
  }

  private Path place(BenchmarkCore core, String runtime, BenchmarkModel model) {
    return folder.resolve(core.word()).resolve(runtime).resolve(model.word());
  }
}
