package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.output.TreeReader;
import dev.tinyml.codegen.sketch.SketchArchive;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Packs each board's sketch into a zip and attaches it to the project with the board's id as
 * classifier. The same sketch and the same {@code project.build.outputTimestamp} give the same
 * bytes.
 *
 * @since 0.1.0
 */
@Mojo(name = "sketch", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class SketchMojo extends AbstractTinymlMojo {

  /**
   * The boards whose sketches are packed: those of {@code tinyml:generate}, or some of them.
   *
   * <pre>{@code
   * <boards>
   *   <board>nano33ble_sense_rev2</board>
   * </boards>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.board", required = true)
  private List<String> boards;

  /**
   * Time of all entries in the zip, as in Maven's other archives: ISO 8601 with an offset, or
   * seconds since 1970. A fixed time in the year 2000 when the property is not set.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true)
  private File buildDirectory;

  @Parameter(defaultValue = "${project.build.finalName}", readonly = true)
  private String finalName;

  private final MavenProjectHelper projectHelper;

  /**
   * @param projectHelper attaches artifacts
   */
  @Inject
  public SketchMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  void run() {
    Instant time = new OutputTimestamp(outputTimestamp).instant();
    for (Board each : BoardCatalogue.load().require(boards)) {
      String board = each.id();
      Path sketch = new SketchFolders(outputDirectory()).find(board);
      byte[] archive =
          new SketchArchive()
              .pack(new TreeReader().read(sketch), sketch.getFileName().toString(), time);
      Path file = buildDirectory.toPath().resolve(finalName + "-" + board + ".zip");
      new OutputFile(file).write(archive);
      projectHelper.attachArtifact(project(), "zip", board, file.toFile());
      getLog().info("Sketch for " + board + ": " + file + ", " + archive.length + " bytes.");
    }
  }
}
