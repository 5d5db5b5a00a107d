package dev.tinyml.it.board;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import dev.tinyml.codegen.generation.FirmwareGenerator;
import dev.tinyml.codegen.generation.GenerationRequest;
import dev.tinyml.codegen.generation.GenerationResult;
import dev.tinyml.codegen.output.TreeWriter;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.VerifiedModel;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.toolchain.ToolPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes sketches of the conversion that the build of {@code firmware-sketch} just made, for any
 * board and inference library.
 *
 * @param conversion what the build left behind
 */
public record BoardSketches(ConversionFiles conversion) {
  /** C that is generated for the model. */
  public static final String ENGINE = "tinyml_c_engine";

  /** TensorFlow Lite Micro as a library of the user's own. */
  public static final String TFLM = "tflite_micro_2026_08";

  /** Those of this build; the module's folder is the current one. */
  public static BoardSketches ofBuild() {
    return new BoardSketches(new ConversionFiles(Sketches.ofEnvironment().built().getParent()));
  }

  /**
   * Skips a test without a conversion: a build of some modules has none. Where everything must run,
   * the test goes on, and fails.
   */
  public void assumePossible() {
    assumeTrue(
        Files.isRegularFile(conversion.manifest())
            || ToolPolicy.ofEnvironment().everythingMustRun(),
        "the build is a partial one: firmware-sketch was not built");
  }

  /** All boards of the catalogue, sorted by id. */
  public static List<Board> boards() {
    return BoardCatalogue.load().boards();
  }

  /** What runs the model on a board: what the catalogue has for it, else generated C. */
  public static String runtime(Board board) {
    return board.runtimeId().orElseThrow();
  }

  /**
   * Generates the sketch of a board.
   *
   * @param runtime id of the inference library
   * @param folder where the sketch's folder goes
   */
  public GeneratedSketch sketch(Board board, String runtime, Path folder) {
    try {
      BoardCatalogue boards = RuntimeChoice.parse(runtime).in(BoardCatalogue.load());
      ConversionManifest manifest =
          ConversionManifest.fromText(
              conversion.manifest().toString(), Files.readString(conversion.manifest()));
      byte[] model = Files.readAllBytes(conversion.deviceModel(manifest));
      GenerationResult result =
          new FirmwareGenerator(boards, RuntimeCatalogue.load())
              .generate(
                  new GenerationRequest(
                      VerifiedModel.restore(
                          manifest, new ModelBytes(model), new Gate(GateLimits.DEFAULT)),
                      GoldenVectors.fromText(
                          conversion.goldenVectors().toString(),
                          Files.readString(conversion.goldenVectors())),
                      List.of(board.id()),
                      UserTemplates.none(),
                      Optional.empty()));
      Path sketch = folder.resolve(result.sketchName());
      new TreeWriter().write(result.sketches().get(board.id()), sketch);
      return GeneratedSketch.in("generated", board.id(), sketch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
