package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.flash.FlashRequest;
import dev.tinyml.codegen.flash.Flasher;
import dev.tinyml.codegen.flash.ToolLocator;
import dev.tinyml.codegen.sketch.SketchDescriptor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles a generated sketch with Arduino CLI and uploads it to the board that is connected. With
 * {@code -Dtinyml.selfTest} the sketch runs its golden vectors on the board, and the goal succeeds
 * when the board says that all results are right. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "flash", requiresProject = false, threadSafe = true)
public final class FlashMojo extends AbstractTinymlMojo {
  private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

  /**
   * The board to flash, by its id. Needed only when sketches were generated for several.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.board")
  private String board;

  /**
   * The boards of the build, to choose from. Unless configured, all that there are sketches for.
   *
   * @since 0.1.0
   */
  @Parameter private List<String> boards;

  /**
   * The port that the board is on, such as {@code /dev/ttyACM0} or {@code COM3}. Unless configured
   * it is that of the only connected board of the right kind.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.port")
  private String port;

  /**
   * Whether the sketch runs its golden vectors when it starts, and the goal waits for the verdict.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.selfTest", defaultValue = "false")
  private boolean selfTest;

  /**
   * How long to wait for the verdict after the upload, in seconds.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.selfTestTimeoutSeconds", defaultValue = "30")
  private long selfTestTimeoutSeconds;

  /**
   * How long each command of Arduino CLI may take, in seconds. The first build for a board
   * downloads its core and libraries.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.toolTimeoutSeconds", defaultValue = "1800")
  private long toolTimeoutSeconds;

  /**
   * The program Arduino CLI, 1.0 or newer. Unless configured it is looked for on the PATH.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.arduinoCli")
  private File arduinoCli;

  /**
   * Prints the commands and runs none. The port is {@code PORT} unless configured.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  void run() {
    Problems problems = new Problems();
    checkSeconds("selfTestTimeoutSeconds", selfTestTimeoutSeconds, problems);
    checkSeconds("toolTimeoutSeconds", toolTimeoutSeconds, problems);
    problems.throwIfAny();
    SketchFolders folders = new SketchFolders(outputDirectory());
    Path sketch =
        folders.find(folders.choose(Optional.ofNullable(board), Optional.ofNullable(boards)));
    SketchDescriptor descriptor = descriptor(sketch);
    FlashRequest request =
        new FlashRequest(
            descriptor,
            sketch,
            outputDirectory().resolve("flash").resolve(descriptor.board()),
            Optional.ofNullable(port).map(String::strip).filter(text -> !text.isEmpty()),
            selfTest,
            Duration.ofSeconds(selfTestTimeoutSeconds),
            Duration.ofSeconds(toolTimeoutSeconds));
    if (dryRun) {
      String program = arduinoCli == null ? "arduino-cli" : arduinoCli.getPath();
      new Flasher(program, getLog()::info)
          .commands(request)
          .forEach(command -> getLog().info("$ " + command));
      return;
    }
    String program =
        ToolLocator.ofEnvironment().find(Optional.ofNullable(arduinoCli).map(File::toPath));
    new Flasher(program, getLog()::info).flash(request);
  }

  private static SketchDescriptor descriptor(Path sketch) {
    Path file = sketch.resolve(SketchDescriptor.FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new ProblemException(
          new Problem(
              "sketch-missing",
              ProblemKind.CONFIGURATION,
              file.toString(),
              "no such file",
              "the description of the sketch that tinyml:generate writes",
              "run tinyml:generate again"));
    }
    try {
      return SketchDescriptor.read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  private static void checkSeconds(String parameter, long seconds, Problems problems) {
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      problems.add(
          "timeout-range",
          ProblemKind.CONFIGURATION,
          "<" + parameter + ">",
          String.valueOf(seconds),
          "from 1 to " + LONGEST_SECONDS + " seconds",
          "configure a number in this range, or leave it out");
    }
  }
}
