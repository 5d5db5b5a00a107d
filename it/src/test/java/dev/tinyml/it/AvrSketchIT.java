package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.it.board.BoardSketches;
import dev.tinyml.it.board.Target;
import dev.tinyml.it.firmware.ArduinoBuild;
import dev.tinyml.it.firmware.AvrMachine;
import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.firmware.FlashPlacement;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.sketch.Transcript;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresAvrToolchain;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The sketch of every AVR board, built by Arduino's own tools and core")
@RequiresAvrToolchain
@Execution(ExecutionMode.CONCURRENT)
class AvrSketchIT {
  /** Its 2 KB of RAM hold the window of 300 floats, and too little is left for the stack. */
  private static final String TOO_SMALL = "uno_r3";

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
  private final TestResources resources = TestResources.ofModule();
  private final BoardSketches sketches = BoardSketches.ofBuild();

  static Stream<String> onAvr() {
    return BoardSketches.boards().stream()
        .filter(b -> Target.of(b) instanceof Target.Avr)
        .map(Board::id)
        .filter(id -> !id.equals(TOO_SMALL));
  }

  private static Board board(String id) {
    return BoardSketches.boards().stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
  }

  @BeforeEach
  void conversionIsThere() {
    sketches.assumePossible();
  }

  @ParameterizedTest(name = "{0}: names windows, keeps constants in flash, and has RAM enough")
  @MethodSource("onAvr")
  void runs(String id, @TempDir Path folder) {
    Board board = board(id);
    GeneratedSketch sketch = sketches.sketch(board, BoardSketches.runtime(board), folder);
    Path elf = image(board, sketch, List.of(), folder);
    assertThat(flashFaults(board, sketch, elf)).isEmpty();

    Transcript transcript = Transcript.of(sketch);
    AvrMachine.Run run =
        machine(board, folder)
            .run(elf, transcript.sensor().pieces(transcript.golden().raw()), transcript.results());
    assertThat(transcript.faultsOfResults(run.lines())).as(run.toString()).isEmpty();
    checkRam(board, elf, run);
  }

  @ParameterizedTest(name = "{0}: passes its self-test")
  @MethodSource("onAvr")
  void testsItself(String id, @TempDir Path folder) {
    Board board = board(id);
    GeneratedSketch sketch = sketches.sketch(board, BoardSketches.runtime(board), folder);
    List<String> defines = List.of("TINYML_SELF_TEST", "TINYML_PRINT_ALL");
    Path elf = image(board, sketch, defines, folder);
    Transcript transcript = Transcript.of(sketch);
    List<String> input = new ArrayList<>(List.of(""));
    input.addAll(transcript.sensor().pieces(transcript.golden().raw()));
    AvrMachine.Run run = machine(board, folder).run(elf, input, 1 + transcript.results());
    assertThat(transcript.faults(run.lines())).as(run.toString()).isEmpty();
    checkRam(board, elf, run);
  }

  @Test
  @DisplayName("without PROGMEM is found in RAM")
  void missingProgmemIsCaught(@TempDir Path folder) throws IOException {
    Board board = board("mega_2560");
    GeneratedSketch sketch = sketches.sketch(board, BoardSketches.runtime(board), folder);
    Path header = sketch.file("model_normalization.h");
    String text = Files.readString(header);
    assertThat(text).contains(" PROGMEM");
    Files.writeString(header, text.replace(" PROGMEM", ""));
    Path elf = image(board, sketch, List.of(), folder);
    assertThat(flashFaults(board, sketch, elf))
        .anyMatch(fault -> fault.contains("kMean is not in flash"))
        .anyMatch(fault -> fault.contains("kStandardDeviation lies in .data"));
  }

  @Test
  @DisplayName("that is too small is refused, or would crash as its emulation does")
  void tooSmall(@TempDir Path folder) {
    Board board = board(TOO_SMALL);
    GeneratedSketch sketch;
    try {
      sketch = sketches.sketch(board, BoardSketches.runtime(board), folder);
    } catch (ProblemException refused) {
      assertThat(refused.problems()).extracting(Problem::id).contains("model-larger-than-ram");
      return;
    }
    Path elf = image(board, sketch, List.of(), folder);
    assertThat(flashFaults(board, sketch, elf)).isEmpty();
    Transcript transcript = Transcript.of(sketch);
    List<String> input = transcript.sensor().pieces(transcript.golden().raw());
    AvrMachine machine = machine(board, folder);
    assertThatThrownBy(() -> machine.run(elf, input, transcript.results()))
        .hasMessageContaining("crashed");
  }

  private List<String> flashFaults(Board board, GeneratedSketch sketch, Path elf) {
    ElfFile file = elf(elf);
    FlashPlacement flash = new FlashPlacement(0, board.flashBytes().getAsInt(), 1);
    return Stream.concat(sketch.constants().stream(), normalization(sketch))
        .flatMap(name -> flash.faults(file, name).stream())
        .toList();
  }

  private ElfFile elf(Path elf) {
    return ElfFile.read(locator.get(Tool.AVR_OBJDUMP), runner, elf);
  }

  private void checkRam(Board board, Path elf, AvrMachine.Run run) {
    ElfFile file = elf(elf);
    assertThat(file.size(".data") + file.size(".bss") + run.stackBytes())
        .isLessThanOrEqualTo(board.ramBytes().getAsInt());
  }

  private static Stream<String> normalization(GeneratedSketch sketch) {
    return Stream.of("kMean", "kStandardDeviation").map(n -> sketch.namespace() + "::" + n);
  }

  private Path image(Board board, GeneratedSketch sketch, List<String> defines, Path folder) {
    ProcessResult result = build(board, sketch, defines, folder);
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(ArduinoBuild.warnings(result)).isEmpty();
    return ArduinoBuild.image(sketch.ino(), folder);
  }

  private ProcessResult build(
      Board board, GeneratedSketch sketch, List<String> defines, Path folder) {
    return new ArduinoBuild(locator.get(Tool.ARDUINO_BUILDER), runner)
        .build(sketch.ino(), board.arduino().orElseThrow().fqbn(), defines, folder);
  }

  private AvrMachine machine(Board board, Path folder) {
    return new AvrMachine(
        AvrMachine.program(locator.get(Tool.HOST_GCC), resources.avrEmulator(), folder, runner),
        ((Target.Avr) Target.of(board)).part(),
        board.microcontroller().clockMhz().getAsInt() * 1_000_000L,
        runner);
  }
}
