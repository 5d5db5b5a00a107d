package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.firmware.FirmwareRun;
import dev.tinyml.it.firmware.SketchBuild;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.GoldenHeader;
import dev.tinyml.it.sketch.SensorUse;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.sketch.TflmLibrary;
import dev.tinyml.it.sketch.Transcript;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.ToolLocator;
import dev.tinyml.it.toolchain.ToolReport;
import dev.tinyml.it.toolchain.ToolReportParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The whole sketch with TensorFlow Lite Micro")
@RequiresArmToolchain
@ExtendWith(ToolReportParameter.class)
class TflmSketchIT {
  private static final List<String> WARNINGS =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow");

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
  private final ArmToolchain toolchain = ArmToolchain.find(locator);
  private final TestResources resources = TestResources.ofModule();

  static Stream<GeneratedSketch> sketches() {
    return Sketches.ofEnvironment().all().stream();
  }

  static boolean libraryIsGiven() {
    return TflmLibrary.ofProperties().isPresent();
  }

  @BeforeAll
  static void sayWhichOfTheTwoRuns(ToolReport report) {
    Optional<TflmLibrary> library = TflmLibrary.ofProperties();
    report.note(
        "TensorFlow Lite Micro",
        library
            .map(given -> "the sketches were linked with the given library and run in QEMU")
            .orElse(
                "the sketches were only compiled, against declarations that stand for the API;"
                    + " -Dtflm.include and -Dtflm.library make them run"));
  }

  @ParameterizedTest(name = "{0}: compiles against the declarations that stand for the API")
  @MethodSource("sketches")
  void compilesAgainstTheStandIn(GeneratedSketch sketch, @TempDir Path folder) {
    CompileOptions options =
        CompileOptions.strict("-Os")
            .withWarnings(WARNINGS)
            .withIncludes(List.of(sketch.folder(), resources.arduino(), resources.tflmApi()));
    for (boolean selfTest : List.of(false, true)) {
      assertThat(sketchBuild(folder).objects(sketch.ino(), sketch.sources(), options, selfTest))
          .isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: answers the golden vectors and names the replayed windows")
  @MethodSource("sketches")
  @EnabledIf("libraryIsGiven")
  void answersGoldenVectors(GeneratedSketch sketch, @TempDir Path folder) throws IOException {
    Path elf = image(sketch, folder);
    List<String> lines = run(elf).lines().toList();
    assertThat(Transcript.of(sketch).faults(lines)).as(String.join("\n", lines)).isEmpty();
    ElfFile file = ElfFile.read(toolchain.objdump(), runner, elf);
    assertThat(CortexM.M4F.memory().flash(16).faults(file, sketch.modelArray())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: notices a golden vector that is wrong in one byte")
  @MethodSource("sketches")
  @EnabledIf("libraryIsGiven")
  void selfTestCanFail(GeneratedSketch sketch, @TempDir Path folder) throws IOException {
    GoldenHeader golden = GoldenHeader.of(sketch);
    String header = sketch.text("golden_vectors.h");
    int end = header.lastIndexOf(',', header.indexOf('}', header.indexOf("kGoldenOutputs[")));
    int start = header.lastIndexOf(' ', end) + 1;
    String last = header.substring(start, end);
    String other = golden.givesIntegers() ? String.valueOf(Integer.parseInt(last) ^ 1) : "0.5f";
    Path changed = Files.createDirectory(folder.resolve("changed"));
    try (Stream<Path> files = Files.list(sketch.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, changed.resolve(file.getFileName()));
      }
    }
    Path modelData = changed.resolve("model_data.cc");
    Files.copy(sketch.modelData(), modelData, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        changed.resolve("golden_vectors.h"),
        header.substring(0, start) + other + header.substring(end));

    GeneratedSketch wrong = new GeneratedSketch("falsified", sketch.board(), changed, modelData);
    ProcessResult result = emulator().run(image(wrong, folder));
    // A sketch that has stopped reads no recording: the program around it gives up with 3.
    assertThat(result.exitCode()).as(result.description()).isEqualTo(3);
    assertThat(result.stdout())
        .contains(
            "TINYML-SELF-TEST FAIL contract=",
            ": vector 0, output",
            golden.givesIntegers() ? "got " + last + ", expected " + other : "expected 0.5000",
            "The self-test failed.");
  }

  @ParameterizedTest(name = "{0}: the interpreter's own answers are the golden outputs")
  @MethodSource("sketches")
  @EnabledIf("libraryIsGiven")
  void interpreterGivesGoldenOutputs(GeneratedSketch sketch, @TempDir Path folder) {
    GoldenHeader golden = GoldenHeader.of(sketch);
    Path elf =
        sketchBuild(folder)
            .image(
                List.of(
                    sketch.modelData(),
                    sketch.file("model_op_resolver.cc"),
                    resources.firmware().resolve("invoke_golden.cc")),
                withLibrary(sketch),
                library().library());
    List<List<Double>> answers = run(elf).lines().map(line -> numbers(line, golden)).toList();
    assertThat(answers).hasSameSizeAs(golden.outputs());
    for (int v = 0; v < answers.size(); v++) {
      List<Double> expected = golden.outputs().get(v);
      assertThat(answers.get(v)).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        double allowed = golden.tolerance() * Math.max(1, Math.abs(expected.get(i)));
        assertThat(answers.get(v).get(i)).isCloseTo(expected.get(i), within(allowed));
      }
    }
  }

  private static List<Double> numbers(String line, GoldenHeader golden) {
    return Stream.of(line.split(" "))
        .map(
            text ->
                golden.givesIntegers()
                    ? Double.valueOf(text)
                    : Double.valueOf(Float.intBitsToFloat(Integer.parseUnsignedInt(text))))
        .toList();
  }

  private Path image(GeneratedSketch sketch, Path folder) throws IOException {
    GoldenHeader golden = GoldenHeader.of(sketch);
    Path replay = folder.resolve("replay.cc");
    Files.writeString(replay, SensorUse.of(sketch).recording(golden.raw()));
    return sketchBuild(folder)
        .image(
            sketch.ino(),
            sketch.sources(),
            List.of(replay),
            withLibrary(sketch),
            List.of(library().library()));
  }

  private CompileOptions withLibrary(GeneratedSketch sketch) {
    // TF_LITE_STATIC_MEMORY changes the layout of structures: sketch and library must agree.
    return CompileOptions.strict("-Os")
        .withStandard("c++17")
        .withWarnings(WARNINGS)
        .withIncludes(List.of(sketch.folder(), resources.arduino(), resources.firmware()))
        .withSystemIncludes(library().includes())
        .withDefines(
            Map.of(
                "TF_LITE_STATIC_MEMORY",
                "1",
                "MODEL",
                sketch.namespace(),
                "MODEL_ARRAY",
                sketch.modelArray()));
  }

  private SketchBuild sketchBuild(Path folder) {
    ArmCompiler compiler = new ArmCompiler(toolchain, CortexM.M4F, runner);
    return new SketchBuild(
        new FirmwareBuild(compiler, resources.firmware()), resources.arduino(), folder);
  }

  private String run(Path elf) {
    return emulator().output(elf);
  }

  private FirmwareRun emulator() {
    return new FirmwareRun(QemuMachine.named(locator, CortexM.M4F.machine()), runner);
  }

  private static TflmLibrary library() {
    return TflmLibrary.ofProperties().orElseThrow();
  }
}
