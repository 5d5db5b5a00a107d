package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.ArmCompiler;
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
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresArmToolchain
@DisplayName("On emulated cores the C engine gives the bytes that were recorded")
@Execution(ExecutionMode.CONCURRENT)
class EngineQemuIT {
  /** Of an image, so that several are built at a time. */
  private static final int MODELS = 30;

  /** Models for machines whose memory is a board's, with all kinds of kernels among them. */
  private static final List<String> SMALL =
      List.of(
          "zoo/gesture_mlp",
          "zoo/noop_layers",
          "zoo/nested_models",
          "tflm/conv1d",
          "tflm/operators/conv_dilated",
          "tflm/operators/depthwise_multiplied",
          "tflm/operators/layer_normalization",
          "tflm/operators/lstm_0");

  private static final List<TestedModel> TESTED = EngineIT.tested();

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(5));

  /** Models of an image for a core. */
  record Case(CortexM core, String optimization, EngineSuite suite) {
    @Override
    public String toString() {
      return core + " " + optimization + " " + suite.models();
    }
  }

  static Stream<Case> everything() {
    return Stream.of(
            cases(TESTED, CortexM.M0_CODE, "-Os"),
            cases(TESTED, CortexM.M3_LARGE, "-Os"),
            cases(TESTED, CortexM.M4F, "-O2"),
            cases(TESTED, CortexM.M7, "-O3"),
            cases(TESTED, CortexM.M33, "-Os"),
            cases(TESTED, CortexM.M55, "-O2"))
        .flatMap(stream -> stream);
  }

  static Stream<Case> small() {
    List<TestedModel> small =
        TESTED.stream().filter(model -> SMALL.contains(model.name())).toList();
    return Stream.of(CortexM.values())
        .flatMap(
            core ->
                Stream.concat(cases(small, core, "-Os"), cases(small.subList(0, 3), core, "-O0")));
  }

  static Stream<Case> operators() {
    List<TestedModel> random = new RandomOperators().all();
    return Stream.of(
            cases(random, CortexM.M0_CODE, "-Os"),
            cases(random, CortexM.M4F, "-O2"),
            cases(random, CortexM.M55, "-O3"))
        .flatMap(stream -> stream);
  }

  private static Stream<Case> cases(List<TestedModel> models, CortexM core, String optimization) {
    return new EngineImages(core.memory(), MODELS)
        .of(models).stream().map(suite -> new Case(core, optimization, suite));
  }

  @ParameterizedTest
  @MethodSource("everything")
  @DisplayName("on each core, for all models and all samples")
  void all(Case given, @TempDir Path folder) throws IOException {
    same(given, folder);
  }

  @ParameterizedTest
  @MethodSource("small")
  @DisplayName("on each machine, as Arduino optimizes and as a debugger likes it")
  void few(Case given, @TempDir Path folder) throws IOException {
    same(given, folder);
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("for random operators, without and with DSP and Helium instructions")
  void random(Case given, @TempDir Path folder) throws IOException {
    same(given, folder);
  }

  @Test
  @DisplayName("with no model left out")
  void complete() {
    assertThat(everything().map(Case::core).distinct()).hasSize(6);
    everything()
        .collect(Collectors.groupingBy(Case::core))
        .forEach(
            (core, cases) ->
                assertThat(cases.stream().flatMap(c -> c.suite().models().stream()))
                    .as(core.toString())
                    .containsExactlyInAnyOrderElementsOf(TESTED));
    assertThat(small().map(Case::core).distinct()).hasSameSizeAs(CortexM.values());
  }

  private void same(Case given, Path folder) throws IOException {
    FirmwareBuild build =
        new FirmwareBuild(
            new ArmCompiler(ArmToolchain.find(locator), given.core(), runner),
            TestResources.ofModule().firmware());
    List<Path> sources = new ArrayList<>(given.suite().write(folder));
    sources.addAll(EngineSuite.harness());
    CompileOptions options =
        CompileOptions.strict(given.optimization())
            .withWarnings(EngineWarnings.ALL)
            .withIncludes(
                List.of(TestResources.ofModule().engine(), TestResources.ofModule().firmware()))
            .withDefines(Map.of("HARNESS_POOL", Long.toString(given.suite().pool())));
    Path elf = build.image(sources, options, folder);
    ProcessResult run =
        new FirmwareRun(QemuMachine.named(locator, given.core().machine()), runner).run(elf);
    assertThat(run.succeeded()).as(run.description()).isTrue();
  }
}
