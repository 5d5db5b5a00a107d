package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.firmware.FirmwareRun;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The model lies in flash")
@RequiresArmToolchain
class FlashPlacementIT {
  private static final Pattern BYTE = Pattern.compile("\\b0[xX]([0-9a-fA-F]{2})\\b");
  // Whatever alignment below 16 the compiler chooses by itself, one of these shifts the model off
  // 16.
  private static final List<Integer> PADDINGS = List.of(1, 4, 8, 12, 16);

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(1));
  private final ArmToolchain toolchain = ArmToolchain.find(locator);
  private final TestResources resources = TestResources.ofModule();

  static Stream<GeneratedSketch> sketches() {
    return Sketches.ofEnvironment().all().stream();
  }

  @ParameterizedTest(name = "{0}: read-only, not copied to RAM, aligned to 16, complete")
  @MethodSource("sketches")
  void modelIsInFlash(GeneratedSketch sketch, @TempDir Path folder) throws IOException {
    for (String optimization : List.of("-O0", "-Os", "-O2")) {
      for (int padding : PADDINGS) {
        Path elf = image(sketch, optimization, padding, variant(sketch, folder, s -> s));
        assertThat(faults(elf, sketch)).isEmpty();
        FirmwareRun run = new FirmwareRun(QemuMachine.named(locator, CortexM.M4.machine()), runner);
        assertThat(run.output(elf)).isEqualTo(lengthAndChecksum(sketch));
      }
    }
  }

  @ParameterizedTest(name = "{0}: without const it is found in RAM")
  @MethodSource("sketches")
  void missingConstIsCaught(GeneratedSketch sketch, @TempDir Path folder) throws IOException {
    Path sources = variant(sketch, folder, text -> text.replaceAll("\\bconst\\s+", ""));
    assertThat(faults(image(sketch, "-O2", 1, sources), sketch))
        .anyMatch(fault -> fault.endsWith("can be written"))
        .anyMatch(fault -> fault.endsWith("is copied to RAM at start-up"))
        .anyMatch(fault -> fault.contains("is not in flash"))
        .anyMatch(fault -> fault.startsWith(sketch.modelArray() + "_len"));
  }

  @ParameterizedTest(name = "{0}: without alignas it is found off its alignment")
  @MethodSource("sketches")
  void missingAlignmentIsCaught(GeneratedSketch sketch, @TempDir Path folder) throws IOException {
    Path sources = variant(sketch, folder, text -> text.replaceAll("\\balignas\\(\\w+\\)\\s*", ""));
    List<String> faults = new ArrayList<>();
    for (int padding : PADDINGS) {
      faults.addAll(faults(image(sketch, "-O2", padding, sources), sketch));
    }
    assertThat(faults).isNotEmpty().allMatch(fault -> fault.contains("is not aligned to 16"));
  }

  private Path image(GeneratedSketch sketch, String optimization, int padding, Path sources) {
    CompileOptions options =
        CompileOptions.strict(optimization)
            .withIncludes(List.of(sources, resources.firmware()))
            .withDefines(
                Map.of("MODEL_ARRAY", sketch.modelArray(), "PADDING", String.valueOf(padding)));
    return new FirmwareBuild(new ArmCompiler(toolchain, CortexM.M4, runner), resources.firmware())
        .image(
            List.of(
                resources.firmware().resolve("padding.cc"),
                sources.resolve("model_data.cc"),
                resources.firmware().resolve("read_model.cc")),
            options,
            sources);
  }

  private List<String> faults(Path elf, GeneratedSketch sketch) {
    ElfFile file = ElfFile.read(toolchain.objdump(), runner, elf);
    List<String> faults = new ArrayList<>();
    faults.addAll(CortexM.M4.memory().flash(16).faults(file, sketch.modelArray()));
    faults.addAll(CortexM.M4.memory().flash(4).faults(file, sketch.modelArray() + "_len"));
    return faults;
  }

  /** Copies the model's header and source, changed; says so when there was nothing to change. */
  private static Path variant(GeneratedSketch sketch, Path folder, UnaryOperator<String> change)
      throws IOException {
    for (Path header : sketch.headers()) {
      Files.writeString(
          folder.resolve(header.getFileName()), sketch.text(header.getFileName().toString()));
    }
    String before = sketch.text("model_data.h") + sketch.text("model_data.cc");
    for (String name : List.of("model_data.h", "model_data.cc")) {
      Files.writeString(folder.resolve(name), change.apply(sketch.text(name)));
    }
    if (!change.apply("const alignas(16) ").equals("const alignas(16) ")) {
      assertThat(change.apply(before)).isNotEqualTo(before);
    }
    return folder;
  }

  private static String lengthAndChecksum(GeneratedSketch sketch) {
    List<Integer> bytes =
        BYTE.matcher(sketch.text("model_data.cc"))
            .results()
            .map(MatchResult::group)
            .map(Integer::decode)
            .toList();
    int checksum = 0;
    for (int value : bytes) {
      checksum = checksum * 31 + value;
    }
    return bytes.size() + " " + Integer.toUnsignedString(checksum) + "\n";
  }
}
