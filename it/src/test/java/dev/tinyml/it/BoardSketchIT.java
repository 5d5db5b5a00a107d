package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.it.board.ArmSketch;
import dev.tinyml.it.board.BoardSketches;
import dev.tinyml.it.board.Target;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.firmware.FirmwareRun;
import dev.tinyml.it.firmware.FlashPlacement;
import dev.tinyml.it.firmware.XtensaCompiler;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.sketch.TflmLibrary;
import dev.tinyml.it.sketch.Transcript;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The sketch of every board")
@Execution(ExecutionMode.CONCURRENT)
class BoardSketchIT {
  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
  private final TestResources resources = TestResources.ofModule();
  private final BoardSketches sketches = BoardSketches.ofBuild();

  /**
   * A board, what runs the model on it, and the core that its sketch is compiled for: its own, but
   * for a Cortex-M3.
   */
  record Case(Board board, String runtime, CortexM core) {
    @Override
    public String toString() {
      return board.id() + " with " + runtime + " on a Cortex-" + core;
    }
  }

  static Stream<Case> onCortexM() {
    Stream<Case> boards =
        boards()
            .filter(board -> Target.of(board) instanceof Target.Arm)
            .map(b -> new Case(b, BoardSketches.runtime(b), ((Target.Arm) Target.of(b)).core()));
    return Stream.concat(boards, bothOnEveryCore()).distinct();
  }

  /** An interpreter's sketch and an engine's for each core. */
  private static Stream<Case> bothOnEveryCore() {
    return Stream.of(CortexM.M0PLUS, CortexM.M3, CortexM.M4F, CortexM.M7, CortexM.M33)
        .flatMap(
            core ->
                Stream.of(BoardSketches.TFLM, BoardSketches.ENGINE)
                    .map(runtime -> new Case(boardWith(core), runtime, core)));
  }

  private static Board boardWith(CortexM core) {
    // No board of the catalogue has a Cortex-M3; older users' boards do.
    CortexM boards = core == CortexM.M3 ? CortexM.M0PLUS : core;
    return boards()
        .filter(board -> Target.of(board).equals(new Target.Arm(boards)))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Case> onCoresWithLibrary() {
    return Stream.of(CortexM.values())
        .filter(core -> TflmLibrary.ofProperties(core).isPresent())
        .map(core -> new Case(boardWith(core), BoardSketches.TFLM, core));
  }

  static boolean anyLibraryIsGiven() {
    return onCoresWithLibrary().findAny().isPresent();
  }

  static Stream<String> onXtensa() {
    return boards().filter(b -> Target.of(b) instanceof Target.Xtensa).map(Board::id);
  }

  private static Board board(String id) {
    return boards().filter(board -> board.id().equals(id)).findFirst().orElseThrow();
  }

  private static Stream<Board> boards() {
    return BoardSketches.boards().stream();
  }

  @BeforeEach
  void conversionIsThere() {
    sketches.assumePossible();
  }

  @Test
  @DisplayName("is compiled for its own core")
  void everyBoardHasItsCompiler() {
    assertThat(boards().map(Target::of)).hasSizeGreaterThanOrEqualTo(23).doesNotContainNull();
    assertThat(onCortexM().map(Case::core))
        .contains(CortexM.M0PLUS, CortexM.M3, CortexM.M4F, CortexM.M7, CortexM.M33);
  }

  @Nested
  @RequiresArmToolchain
  @DisplayName("with a Cortex-M")
  class WithCortexM {
    private final ArmToolchain toolchain = ArmToolchain.find(locator);

    @ParameterizedTest(
        name = "{0}: passes its self-test, names the windows, keeps the model in flash")
    @MethodSource("dev.tinyml.it.BoardSketchIT#onCortexM")
    void runs(Case given, @TempDir Path folder) {
      prove(given, Optional.empty(), folder);
    }

    @ParameterizedTest(name = "{0}: does so with the TensorFlow Lite Micro that was given")
    @MethodSource("dev.tinyml.it.BoardSketchIT#onCoresWithLibrary")
    @EnabledIf("dev.tinyml.it.BoardSketchIT#anyLibraryIsGiven")
    void runsWithTflm(Case given, @TempDir Path folder) {
      prove(given, TflmLibrary.ofProperties(given.core()), folder);
    }

    private void prove(Case given, Optional<TflmLibrary> library, Path folder) {
      GeneratedSketch sketch = sketches.sketch(given.board(), given.runtime(), folder);
      Path elf =
          new ArmSketch(given.core(), library, toolchain, resources, runner).image(sketch, folder);
      QemuMachine machine = QemuMachine.named(locator, given.core().machine());
      String output = new FirmwareRun(machine, runner).output(elf);
      assertThat(Transcript.of(sketch).faults(output.lines().toList())).as(output).isEmpty();
      ElfFile file = ElfFile.read(toolchain.objdump(), runner, elf);
      FlashPlacement flash = given.core().memory().flash(sketch.interprets() ? 16 : 1);
      assertThat(sketch.constants()).flatMap(name -> flash.faults(file, name)).isEmpty();
    }
  }

  @Nested
  @RequiresTools({Tool.XTENSA_GXX, Tool.XTENSA_SPECS})
  @DisplayName("with an Xtensa")
  class WithXtensa {

    @ParameterizedTest(name = "{0}: compiles")
    @MethodSource("dev.tinyml.it.BoardSketchIT#onXtensa")
    void compiles(String id, @TempDir Path folder) {
      Board board = board(id);
      GeneratedSketch sketch = sketches.sketch(board, BoardSketches.runtime(board), folder);
      XtensaCompiler compiler =
          new XtensaCompiler(locator.get(Tool.XTENSA_GXX), locator.get(Tool.XTENSA_SPECS), runner);
      CompileOptions options = ArmSketch.options(sketch, resources);
      for (String selfTest : List.of("-DTINYML_SELF_TEST", "-UTINYML_SELF_TEST")) {
        List<String> more = List.of("-include", "Arduino.h", selfTest);
        for (Path source :
            Stream.concat(Stream.of(sketch.ino()), sketch.sources().stream()).toList()) {
          Path object = folder.resolve(source.getFileName() + ".o");
          assertThat(compiler.compiled(source, options, object, more)).isRegularFile();
        }
      }
    }
  }
}
