package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresArmToolchain
@DisplayName("On emulated cores the C engine gives the bytes that TensorFlow Lite Micro gave")
class EngineQemuIT {
  private static final List<String> WARNINGS =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow");

  /** Models that the smallest machines have room for, with all kinds of kernels among them. */
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

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(3));

  static Stream<RecordedModel> models() {
    return RecordedModel.all().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("with the DSP extension of a Cortex-M4F, for all models")
  void withDsp(RecordedModel model, @TempDir Path folder) throws IOException {
    same(model, CortexM.M4F, "-O2", folder);
  }

  @ParameterizedTest
  @EnumSource(CortexM.class)
  @DisplayName("on each core, as Arduino optimizes and as a debugger likes it")
  void onEachCore(CortexM core, @TempDir Path folder) throws IOException {
    List<RecordedModel> small =
        RecordedModel.all().stream().filter(m -> SMALL.contains(m.toString())).toList();
    assertThat(small).hasSameSizeAs(SMALL);
    for (RecordedModel model : small) {
      same(model, core, "-Os", folder);
    }
    same(small.get(0), core, "-O0", folder);
  }

  private void same(RecordedModel model, CortexM core, String optimization, Path folder)
      throws IOException {
    List<Path> sources =
        EngineProgram.write(model, new EngineLowering().lower(model.model()), folder);
    FirmwareBuild build =
        new FirmwareBuild(
            new ArmCompiler(ArmToolchain.find(locator), core, runner),
            TestResources.ofModule().firmware());
    Path elf =
        build.image(sources, CompileOptions.strict(optimization).withWarnings(WARNINGS), folder);
    ProcessResult run =
        new FirmwareRun(QemuMachine.named(locator, core.machine()), runner).run(elf);
    assertThat(run.succeeded()).as(model + " on " + core + ": " + run.description()).isTrue();
  }
}
