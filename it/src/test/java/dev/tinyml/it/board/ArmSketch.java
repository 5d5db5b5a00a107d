package dev.tinyml.it.board;

import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.FirmwareBuild;
import dev.tinyml.it.firmware.SketchBuild;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.GoldenHeader;
import dev.tinyml.it.sketch.SensorUse;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.sketch.TflmLibrary;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds bare-metal images of whole sketches, with an inference library for the core or with an
 * interpreter that knows the golden vectors by heart.
 *
 * @param core to build for
 * @param library the inference library; empty for what stands for it
 * @param toolchain builds
 * @param resources start-up code, and what stands for Arduino and the library
 * @param runner runs the toolchain
 */
public record ArmSketch(
    CortexM core,
    Optional<TflmLibrary> library,
    ArmToolchain toolchain,
    TestResources resources,
    ProcessRunner runner) {

  /** What any compiler must take without a word. */
  public static final List<String> WARNINGS =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow");

  /** Options for a sketch whose library is replaced by declarations. */
  public static CompileOptions options(GeneratedSketch sketch, TestResources resources) {
    return CompileOptions.strict("-Os")
        .withWarnings(WARNINGS)
        .withIncludes(
            List.of(
                sketch.folder(), resources.arduino(), resources.tflmApi(), resources.firmware()))
        .withDefines(Map.of("MODEL", sketch.namespace()));
  }

  /**
   * Builds the image of a sketch that runs its golden vectors, and then gets the golden windows as
   * readings.
   *
   * @param folder that exists, for objects and image
   */
  public Path image(GeneratedSketch sketch, Path folder) {
    SketchBuild build =
        new SketchBuild(
            new FirmwareBuild(new ArmCompiler(toolchain, core, runner), resources.firmware()),
            resources.arduino(),
            folder);
    List<Path> others = new ArrayList<>(List.of(recording(sketch, folder)));
    if (!sketch.interprets()) {
      return build.image(
          sketch.ino(), sketch.sources(), others, options(sketch, resources), List.of());
    }
    if (library.isEmpty()) {
      others.add(resources.scriptedInterpreter());
      return build.image(
          sketch.ino(), sketch.sources(), others, options(sketch, resources), List.of());
    }
    // TF_LITE_STATIC_MEMORY changes the layout of structures: sketch and library must agree.
    CompileOptions options =
        options(sketch, resources)
            .withStandard("c++17")
            .withIncludes(List.of(sketch.folder(), resources.arduino(), resources.firmware()))
            .withSystemIncludes(library.get().includes())
            .withDefines(Map.of("TF_LITE_STATIC_MEMORY", "1"));
    return build.image(
        sketch.ino(), sketch.sources(), others, options, List.of(library.get().library()));
  }

  private static Path recording(GeneratedSketch sketch, Path folder) {
    try {
      return Files.writeString(
          folder.resolve("replay.cc"),
          SensorUse.of(sketch).recording(GoldenHeader.of(sketch).raw()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
