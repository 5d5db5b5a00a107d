package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.firmware.FirmwareRun;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.sketch.TflmLibrary;
import dev.tinyml.it.sketch.TflmRegistrations;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessResult;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The C engine and TensorFlow Lite Micro in one image give the same bytes")
@RequiresArmToolchain
@EnabledIf("libraryIsGiven")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class EngineTflmIT {
  private static final String CMSIS_NN = ".cmsis";

  /** Property's suffix to what the library was built with. */
  private static final Map<String, String> LIBRARIES =
      new TreeMap<>(Map.of("", "given library", CMSIS_NN, "library with CMSIS-NN"));

  private static final Set<String> SIXTEEN_BIT_APART = Set.of("CONV_2D", "FULLY_CONNECTED");

  /** Random operators that CMSIS-NN computes otherwise than reference kernels and desktops. */
  private static final Set<String> SHAPES_APART =
      Set.of("TRANSPOSE_0.tflite", "TRANSPOSE_CONV_0.tflite", "TRANSPOSE_CONV_1.tflite");

  private static final int REFUSED = 2;

  private final ToolLocator locator = ToolLocator.ofEnvironment();
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(10));
  private final TestResources resources = TestResources.ofModule();
  private final FirmwareBuild build =
      new FirmwareBuild(
          new ArmCompiler(ArmToolchain.find(locator), CortexM.M4F, runner), resources.firmware());
  private final List<ComparedModel> models = ComparedModel.all();
  private Path comparing;

  static boolean libraryIsGiven() {
    return LIBRARIES.keySet().stream().anyMatch(s -> TflmLibrary.ofProperties(s).isPresent());
  }

  /** The program that compares knows all operators, so that it is compiled but once. */
  @BeforeAll
  void compileComparison(@TempDir Path folder) throws IOException {
    TflmLibrary library =
        LIBRARIES.keySet().stream()
            .map(TflmLibrary::ofProperties)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    Files.writeString(
        folder.resolve("registrations.h"),
        TflmRegistrations.ofAll(models.stream().map(m -> m.model().structure()).toList()).header());
    CompileOptions options =
        CompileOptions.strict("-O2")
            .withStandard("c++17")
            .withIncludes(List.of(folder, resources.tflmCompare(), resources.firmware()))
            .withSystemIncludes(library.includes())
            // A library without messages lacks the function that prints them; none are asked for.
            .withDefines(Map.of("TF_LITE_STATIC_MEMORY", "1", "TF_LITE_STRIP_ERROR_STRINGS", "1"));
    comparing =
        build
            .compiler()
            .compiled(
                resources.tflmCompare().resolve("compare.cc"),
                options,
                folder.resolve("compare.o"),
                List.of());
  }

  Stream<Arguments> comparisons() {
    return LIBRARIES.keySet().stream()
        .filter(suffix -> TflmLibrary.ofProperties(suffix).isPresent())
        .flatMap(
            suffix ->
                models.stream()
                    .filter(model -> !suffix.equals(CMSIS_NN) || !isLeftToReference(model))
                    .map(
                        model ->
                            Arguments.of(
                                model,
                                LIBRARIES.get(suffix),
                                TflmLibrary.ofProperties(suffix).orElseThrow())));
  }

  /**
   * With activations of 16 bits CMSIS-NN rounds other than TensorFlow Lite Micro's reference
   * kernels in CONV_2D, and refuses some FULLY_CONNECTED. The engine does as the reference kernels.
   */
  private static boolean isLeftToReference(ComparedModel model) {
    return SHAPES_APART.contains(model.name())
        || model.model().structure().subgraphs().stream()
            .anyMatch(
                graph ->
                    graph.operators().stream()
                        .filter(operator -> SIXTEEN_BIT_APART.contains(operator.name()))
                        .map(operator -> graph.tensors().get(operator.outputs().get(0)))
                        .anyMatch(tensor -> tensor.spec().type() == ElementType.INT16));
  }

  @Test
  @DisplayName("for all recorded models, none excepted")
  void all() {
    assertThat(models.stream().filter(this::isRecorded).map(ComparedModel::name))
        .containsAll(
            RecordedModel.all().stream().map(model -> ComparedModel.name(model.file())).toList());
  }

  private boolean isRecorded(ComparedModel model) {
    return !model.recordedInputs().isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1}: recorded inputs and made-up ones")
  @MethodSource("comparisons")
  void same(ComparedModel model, String kind, TflmLibrary library, @TempDir Path folder)
      throws IOException {
    List<Path> objects = new ArrayList<>(List.of(comparing));
    CompileOptions options =
        CompileOptions.strict("-O2").withIncludes(List.of(folder, resources.tflmCompare()));
    for (Path source : ComparedProgram.write(model, folder)) {
      Path object = folder.resolve(source.getFileName() + ".o");
      objects.add(build.compiler().compiled(source, options, object, List.of()));
    }
    objects.add(library.library());
    ProcessResult result =
        new FirmwareRun(QemuMachine.named(locator, CortexM.M4F.machine()), runner)
            .run(build.link(objects, folder));
    assumeTrue(
        isRecorded(model) || result.exitCode() != REFUSED,
        model + ", " + kind + ": the library refuses it " + result.stdout());
    assertThat(result.succeeded()).as(model + ", " + kind + ": " + result.description()).isTrue();
  }
}
