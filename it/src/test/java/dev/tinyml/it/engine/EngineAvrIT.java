package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.AvrMachine;
import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("On an emulated AVR the C engine gives the bytes that were recorded")
@RequiresTools({Tool.AVR_GCC, Tool.AVR_OBJDUMP, Tool.LIBSIMAVR, Tool.HOST_GCC})
@Execution(ExecutionMode.CONCURRENT)
class EngineAvrIT {
  /** After which a program hangs. */
  private static final String MILLION_CYCLES = "4000";

  /** Of an image. */
  private static final int MODELS = 8;

  private static final long STACK = 350;

  /** For the stack, the names of models and what the harness remembers. */
  private static final long REST = 1_200;

  /** Extensions of C for flash are what it is about. */
  private static final List<String> WARNINGS =
      EngineWarnings.ALL.stream().filter(flag -> !flag.equals("-Wpedantic")).toList();

  /** Random operators that have code of their own for AVR, or that 16 bits of int may spoil. */
  private static final Set<String> OPERATORS =
      Set.of(
          "ADD",
          "AVERAGE_POOL_2D",
          "CONV_2D",
          "DEPTHWISE_CONV_2D",
          "FULLY_CONNECTED",
          "MUL",
          "SOFTMAX");

  /** Models for the smallest part. */
  private static final Set<String> SMALLEST = Set.of("zoo/gesture_cnn1d", "zoo/nested_models");

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(5));

  /**
   * A microcontroller.
   *
   * @param name as the compiler and the emulator call it
   * @param constants that fit its flash beside code, within reach of its loads
   * @param ram bytes
   */
  record Part(String name, long constants, long ram) {
    static final Part MEGA_2560 = new Part("atmega2560", 62_000, 8 << 10);
    static final Part MEGA_328 = new Part("atmega328p", 12_000, 2 << 10);

    /** With what is known of each layer, about 26 bytes. */
    private static long constants(TestedModel model) {
      return model.plan().constantBytes() + 26L * model.plan().steps().size();
    }

    boolean fits(List<TestedModel> models) {
      long shared = models.stream().mapToLong(TestedModel::sharedBytes).max().orElse(0);
      long constants = models.stream().mapToLong(Part::constants).sum();
      return shared + REST <= ram && constants <= this.constants;
    }
  }

  /** Models of an image. */
  record Case(Part part, EngineSuite suite) {
    @Override
    public String toString() {
      return part.name() + " " + suite.models();
    }
  }

  static Stream<Case> cases() {
    List<TestedModel> small = new ArrayList<>(new RandomOperators().of(OPERATORS));
    List<Case> cases = new ArrayList<>(cases(Part.MEGA_2560, EngineIT.tested()));
    cases.addAll(cases(Part.MEGA_2560, small));
    EngineIT.tested().stream()
        .filter(model -> SMALLEST.contains(model.name()))
        .forEach(model -> cases.addAll(cases(Part.MEGA_328, List.of(model))));
    return cases.stream();
  }

  private static List<Case> cases(Part part, List<TestedModel> models) {
    List<Case> cases = new ArrayList<>();
    List<TestedModel> image = new ArrayList<>();
    for (TestedModel model : models) {
      if (!part.fits(List.of(model))) {
        continue;
      }
      image.add(model);
      if (image.size() > MODELS || !part.fits(image)) {
        image.remove(model);
        if (!image.isEmpty()) {
          cases.add(new Case(part, new EngineSuite(image)));
        }
        image = new ArrayList<>(List.of(model));
      }
    }
    if (!image.isEmpty()) {
      cases.add(new Case(part, new EngineSuite(image)));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("for all models that an ATmega2560 has memory for, and all samples")
  void same(Case given, @TempDir Path folder) throws IOException {
    Path elf = image(given, folder);
    ProcessResult run =
        runner.run(
            folder,
            List.of(
                emulator(folder).toString(),
                given.part().name(),
                elf.toString(),
                folder.resolve("samples.bin").toString(),
                Integer.toString(given.suite().models().size()),
                MILLION_CYCLES));
    assertThat(run.succeeded()).as(run.description()).isTrue();
    assertThat(run.stdout().lines())
        .containsExactlyElementsOf(
            given.suite().models().stream().map(model -> model + " same").toList());
    ElfFile file = ElfFile.read(locator.get(Tool.AVR_OBJDUMP), runner, elf);
    assertThat(file.size(".data") + file.size(".bss") + STACK)
        .isLessThanOrEqualTo(given.part().ram());
  }

  @Test
  @DisplayName("which are all of the zoo and of the benchmarks but eight")
  void count() {
    List<TestedModel> all = EngineIT.tested();
    assertThat(
            all.stream()
                .filter(model -> !Part.MEGA_2560.fits(List.of(model)))
                .filter(model -> model.name().matches("(zoo|tflm)/.*")))
        .extracting(TestedModel::name)
        .containsExactly(
            "tflm/ds_cnn",
            "tflm/ds_cnn_ptfc",
            "tflm/resnet8",
            "tflm/resnet8_ptfc",
            "zoo/conv2d_transpose_upsample",
            "zoo/kws_dscnn",
            "zoo/mobilenet_v1_025_96",
            "zoo/resnet8_tiny");
  }

  private Path emulator(Path folder) {
    return AvrMachine.program(
        locator.get(Tool.HOST_GCC),
        TestResources.ofModule().avrEmulator().resolveSibling("run_samples.c"),
        folder,
        runner);
  }

  private Path image(Case given, Path folder) throws IOException {
    TestResources resources = TestResources.ofModule();
    Path elf = folder.resolve("firmware.elf");
    List<String> command = new ArrayList<>();
    command.add(locator.get(Tool.AVR_GCC).toString());
    command.addAll(List.of("-std=gnu99", "-Os", "-mmcu=" + given.part().name()));
    command.addAll(List.of("-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"));
    command.addAll(WARNINGS);
    command.add("-DHARNESS_POOL=" + given.suite().pool());
    command.addAll(List.of("-I", resources.engine().toString()));
    given.suite().write(folder).forEach(source -> command.add(source.toString()));
    for (String name : List.of("harness_avr.c", "harness_memory.c")) {
      command.add(resources.engine().resolve(name).toString());
    }
    command.addAll(List.of("-o", elf.toString()));
    ProcessResult built = runner.run(folder, command);
    assertThat(built.succeeded()).as(built.description()).isTrue();
    assertThat(built.stderr()).isEmpty();
    return elf;
  }
}
