package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Place;
import dev.tinyml.codegen.engine.plan.Step;
import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.AvrMachine;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.firmware.FirmwareRun;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.RequiresAvrToolchain;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With {@code -Dtinyml.it.stack=all} for all models, else for as many as it takes to have each
 * function among them, and each that is called with a piece of a tensor at an odd address with such
 * a piece. Values must be those recorded.
 */
@DisplayName("An engine takes no more of the stack than its header says, and not much less")
class EngineStackIT {
  private static final String ALL = "all";

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
  private final TestResources resources = TestResources.ofModule();

  private record Measured(int used, int allowed) {}

  @ParameterizedTest
  @CsvSource({"M0PLUS, -Os, 14000", "M4F, -O2, 1000000", "M33, -O2, 1000000"})
  @RequiresArmToolchain
  @DisplayName("on emulated Cortex-M cores, at different levels of optimization")
  void onCortexM(CortexM core, String level, int ram, @TempDir Path folder) throws IOException {
    Map<RecordedModel, EnginePlan> models = models(ram, 200_000);
    Map<String, Measured> all = new LinkedHashMap<>();
    for (Map.Entry<RecordedModel, EnginePlan> model : models.entrySet()) {
      Path own = Files.createTempDirectory(folder, "model");
      List<Path> sources =
          StackProgram.write(
              model.getKey(), model.getValue(), resources.stack().resolve("stack_arm.c"), own);
      CompileOptions options =
          CompileOptions.strict(level)
              .withIncludes(List.of(resources.stack(), resources.firmware(), own));
      Path elf =
          new FirmwareBuild(
                  new ArmCompiler(ArmToolchain.find(locator), core, runner), resources.firmware())
              .image(sources, options, own);
      String line = new FirmwareRun(QemuMachine.named(locator, core.machine()), runner).output(elf);
      all.put(model.getKey().toString(), measured(model.getKey(), line));
    }
    check(all);
  }

  @Test
  @RequiresAvrToolchain
  @DisplayName("on an ATmega2560 in simavr")
  void onAvr(@TempDir Path folder) throws IOException {
    Path gcc = locator.get(Tool.HOST_GCC);
    Path program = AvrMachine.program(gcc, resources.avrEmulator(), folder, runner);
    AvrMachine machine = new AvrMachine(program, "atmega2560", 16_000_000, runner);
    Map<String, Measured> all = new LinkedHashMap<>();
    for (Map.Entry<RecordedModel, EnginePlan> model : models(5000, 28_000).entrySet()) {
      Path own = Files.createTempDirectory(folder, "model");
      List<Path> sources =
          StackProgram.write(
              model.getKey(), model.getValue(), resources.stack().resolve("stack_avr.c"), own);
      Path elf = avr(sources, own);
      String line = machine.run(elf, List.of(""), 1).lines().get(0);
      all.put(model.getKey().toString(), measured(model.getKey(), line));
    }
    check(all);
  }

  private Path avr(List<Path> sources, Path folder) {
    List<String> objects = new ArrayList<>();
    for (Path source : sources) {
      String object = folder.resolve(source.getFileName() + ".o").toString();
      run(
          folder,
          List.of("-x", "c", "-std=gnu99", "-w", "-I", resources.stack().toString()),
          List.of("-c", source.toString(), "-o", object));
      objects.add(object);
    }
    Path elf = folder.resolve("program.elf");
    run(folder, List.of("-Wl,--gc-sections", "-o", elf.toString()), objects);
    return elf;
  }

  private void run(Path folder, List<String> flags, List<String> files) {
    List<String> command = new ArrayList<>(List.of(locator.get(Tool.AVR_GXX).toString()));
    command.addAll(List.of("-mmcu=atmega2560", "-Os", "-ffunction-sections", "-fdata-sections"));
    command.addAll(flags);
    command.addAll(files);
    ProcessResult result = runner.run(folder, command);
    assertThat(result.succeeded()).as(result.description()).isTrue();
  }

  /** The models that a machine has room for; without those whose functions all came before. */
  private static Map<RecordedModel, EnginePlan> models(long ram, long flash) {
    Map<RecordedModel, EnginePlan> chosen = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    for (RecordedModel model : RecordedModel.all()) {
      EnginePlan plan = new EngineLowering().lower(model.model());
      List<String> functions = new ArrayList<>();
      plan.functions().forEach(function -> functions.add(function.name()));
      plan.steps().stream()
          .filter(EngineStackIT::isUnaligned)
          .forEach(step -> functions.add(step.function().name() + " at any address"));
      boolean more = ALL.equals(System.getProperty("tinyml.it.stack"));
      if (bytes(plan) <= ram
          && plan.constantBytes() <= flash
          && (more || !seen.containsAll(functions))) {
        seen.addAll(functions);
        chosen.put(model, plan);
      }
    }
    return chosen;
  }

  /** Pieces of concatenations and the like; a Cortex-M0 faults when their words are loaded. */
  private static boolean isUnaligned(Step step) {
    return Stream.concat(step.inputs().stream(), step.outputs().stream())
        .map(Operand::place)
        .anyMatch(it -> it instanceof Place.InArena arena && arena.offset() % 4 != 0);
  }

  private static long bytes(EnginePlan plan) {
    return plan.arenaBytes()
        + plan.inputs().stream().mapToLong(it -> it.bytes()).sum()
        + plan.outputs().stream().mapToLong(it -> it.bytes()).sum();
  }

  private static Measured measured(RecordedModel model, String line) {
    int[] numbers =
        IntStream.of(0, 1, 2).map(i -> Integer.parseInt(line.strip().split(" ")[i])).toArray();
    assertThat(numbers[2]).as("values of %s that differ", model).isZero();
    return new Measured(numbers[0], numbers[1]);
  }

  private static void check(Map<String, Measured> all) {
    String table =
        all.entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue().used() + " of " + it.getValue().allowed())
            .collect(Collectors.joining("\n"));
    assertThat(all).as(table).hasSizeGreaterThan(10);
    assertThat(all.values()).as(table).allMatch(it -> it.used() <= it.allowed());
    int used = all.values().stream().mapToInt(Measured::used).max().orElseThrow();
    int allowed = all.values().stream().mapToInt(Measured::allowed).max().orElseThrow();
    assertThat(allowed).as(table).isLessThanOrEqualTo(used * 3 / 2 + 100);
    if (ALL.equals(System.getProperty("tinyml.it.stack"))) {
      System.out.println(table);
    }
  }
}
