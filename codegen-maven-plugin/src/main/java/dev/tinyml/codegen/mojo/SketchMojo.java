package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.output.TreeReader;
import dev.tinyml.codegen.sketch.SketchArchive;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
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

  /** The boards whose sketches are packed. */
  @Parameter(property = "tinyml.board", required = true)
  private List<String> boards;

  /** Time of all entries in the zip, as in Maven's other archives. */
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
  void run() throws MojoExecutionException {
    for (String board : boards) {
      Path sketch = new SketchFolders(outputDirectory()).find(board);
      byte[] archive =
          new SketchArchive()
              .pack(
                  new TreeReader().read(sketch),
                  sketch.getFileName().toString(),
                  new OutputTimestamp(outputTimestamp).instant());
      Path file = buildDirectory.toPath().resolve(finalName + "-" + board + ".zip");
      write(file, archive);
      projectHelper.attachArtifact(project(), "zip", board, file.toFile());
      getLog().info("Sketch for " + board + ": " + file + ", " + archive.length + " bytes.");
    }
  }

  private static void write(Path file, byte[] content) throws MojoExecutionException {
    try {
      if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
        return;
      }
      Files.createDirectories(file.getParent());
      Path partial = file.resolveSibling(file.getFileName() + ".part");
      Files.write(partial, content);
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new MojoExecutionException("can't write " + file, e);
    }
  }
}
