package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.firmware.ElfSymbol;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresArmToolchain
@DisplayName("An engine's memory of its own")
class EngineArenaIT {
  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(1));
  private final TestResources resources = TestResources.ofModule();

  @TempDir Path folder;

  @Test
  @DisplayName("is as large as the arena where it is used")
  void used() throws IOException {
    assertThat(ownMemory("tested_model_invoke(in, out)")).isEqualTo(plan().arenaBytes());
  }

  @Test
  @DisplayName("is not there where the caller's is used")
  void unused() throws IOException {
    assertThat(ownMemory("tested_model_invoke_in(callers, in, out)")).isZero();
  }

  private static EnginePlan plan() {
    RecordedModel gesture =
        RecordedModel.all().stream()
            .filter(it -> it.toString().equals("zoo/gesture_mlp"))
            .findFirst()
            .orElseThrow();
    return new EngineLowering().lower(gesture.model());
  }

  /** Variables of the engine in a program that calls it. */
  private long ownMemory(String call) throws IOException {
    for (GeneratedFile file : TestedEngine.sources(plan(), Normalization.IDENTITY).files()) {
      Files.write(folder.resolve(file.path()), file.toBytes());
    }
    Path main = folder.resolve("main.c");
    Files.writeString(
        main,
        """
        #include "model_engine.h"
        int8_t in[TESTED_MODEL_INPUT_SIZE], out[TESTED_MODEL_OUTPUT_SIZE];
        int32_t callers[TESTED_MODEL_ARENA_SIZE / 4 + 1];
        int main(void) { return %s + (int)(uintptr_t)callers; }
        """
            .formatted(call));
    Path elf =
        new FirmwareBuild(
                new ArmCompiler(ArmToolchain.find(locator), CortexM.M4F, runner),
                resources.firmware())
            .image(
                List.of(folder.resolve("model_engine.c"), main),
                CompileOptions.strict("-Os").withIncludes(List.of(folder)),
                folder);
    return ElfFile.read(locator.get(Tool.ARM_OBJDUMP), runner, elf).symbols().values().stream()
        .filter(symbol -> symbol.section().equals(".bss"))
        .filter(symbol -> symbol.name().startsWith("arena"))
        .mapToLong(ElfSymbol::size)
        .sum();
  }
}
