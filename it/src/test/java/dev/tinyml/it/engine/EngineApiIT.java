package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.spec.ModelIdentifier;
import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Engines")
@Execution(ExecutionMode.CONCURRENT)
class EngineApiIT {
  private static final String MODEL = "zoo/gesture_cnn1d";

  private final TestedModels models = new TestedModels();
  private final TestResources resources = TestResources.ofModule();
  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(3));

  @Test
  @RequiresTools(Tool.HOST_GCC)
  @DisplayName(
      "of two models, and of one model twice, are in one program without getting in each other's way")
  void together(@TempDir Path folder) throws IOException {
    TestedModel model = models.tested(MODEL);
    EngineSuite suite = new EngineSuite(List.of(model, models.tested("zoo/kws_dscnn"), model));
    HostSuite.SANITIZED.check(suite, folder);
  }

  @Test
  @RequiresTools(Tool.HOST_GCC)
  @DisplayName("are told from the recording by a single bit")
  void bit(@TempDir Path folder) {
    TestedModel model = models.tested(MODEL);
    Recording recording = model.recordings().get(0);
    byte[] bytes = recording.bytes().clone();
    bytes[bytes.length - 1] ^= 1;
    Recording other = new Recording(recording.by(), recording.samples(), bytes);
    EngineSuite suite =
        new EngineSuite(List.of(new TestedModel(MODEL, model.plan(), List.of(other))));
    assertThatThrownBy(() -> HostSuite.SANITIZED.check(suite, folder))
        .hasMessageContaining(MODEL + " differs");
  }

  @Test
  @RequiresTools(Tool.HOST_GCC)
  @DisplayName("run in several threads at a time, each with an arena of its own")
  void threads(@TempDir Path folder) throws IOException {
    TestedModel model = models.tested(MODEL);
    new EngineSuite(List.of(model)).write(folder);
    String source =
        """
        #include "m0/model_engine.c"

        #define RUN m0_model_invoke_in
        #define ARENA M0_MODEL_ARENA_SIZE
        #define INPUT %d
        #define OUTPUT %d
        #include "threads.c"
        """
            .formatted(
                TestedModel.bytes(model.plan().inputs()),
                TestedModel.bytes(model.plan().outputs()));
    Path main = Files.writeString(folder.resolve("main.c"), source);
    Path program = folder.resolve("program");
    List<String> command = new ArrayList<>();
    command.add(locator.get(Tool.HOST_GCC).toString());
    command.addAll(List.of("-std=gnu99", "-O1", "-g", "-fsanitize=thread", "-pthread"));
    command.addAll(EngineWarnings.ALL);
    command.addAll(List.of("-I", resources.engine().toString()));
    command.addAll(List.of("-I", resources.firmware().toString(), main.toString()));
    command.add(resources.firmware().resolve("semihosting.c").toString());
    command.addAll(List.of("-o", program.toString()));
    succeed(folder, command);
    succeed(folder, List.of(program.toString()));
  }

  @ParameterizedTest
  @CsvSource({"HOST_GXX, c++11", "HOST_GXX, c++17", "HOST_CLANGXX, c++11", "HOST_CLANGXX, c++17"})
  @RequiresTools({Tool.HOST_GXX, Tool.HOST_CLANGXX})
  @DisplayName("have headers that C++ takes")
  void inCpp(Tool tool, String standard, @TempDir Path folder) throws IOException {
    List<TestedModel> some = List.of(models.tested(MODEL), models.tested("zoo/multi_in_multi_out"));
    new EngineSuite(some).write(folder);
    Path source =
        Files.writeString(
            folder.resolve("both.cc"),
            """
            #include "m0/model_engine.h"
            #include "m1/model_engine.h"

            int (*first)(void *, const int8_t *, int8_t *) = m0_model_invoke_in;
            """);
    List<String> command = new ArrayList<>(List.of(locator.get(tool).toString()));
    command.addAll(
        List.of("-std=" + standard, "-Wold-style-cast", "-Wzero-as-null-pointer-constant"));
    EngineWarnings.ALL.stream().filter(flag -> !flag.endsWith("-prototypes")).forEach(command::add);
    command.addAll(List.of("-c", source.toString(), "-o", folder.resolve("both.o").toString()));
    succeed(folder, command);
  }

  @Test
  @DisplayName("are the same each time they are made")
  void again() {
    for (String name : models.names()) {
      List<GeneratedFile> first = made(name);
      List<GeneratedFile> second = made(name);
      assertThat(first).hasSameSizeAs(second).hasSize(2);
      for (int i = 0; i < first.size(); i++) {
        assertThat(second.get(i).toBytes()).as(name).isEqualTo(first.get(i).toBytes());
      }
    }
  }

  private List<GeneratedFile> made(String name) {
    return TestedEngine.sources(
            new ModelIdentifier("again"),
            new EngineLowering().lower(models.model(name)),
            Normalization.IDENTITY)
        .files();
  }

  private void succeed(Path folder, List<String> command) {
    ProcessResult result = runner.run(folder, command);
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stderr()).isEmpty();
  }
}
