package dev.tinyml.codegen.output;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A file that tells what trees were last written for which inputs, so that a run with the same
 * inputs has nothing to do. Holds paths relative to itself and digests of the files' contents.
 */
public final class OutputRecord {
  private static final String INPUTS = "inputDigest";
  private static final String FILES = "files";

  private final Path file;

  /**
   * @param file where the record is or will be
   */
  public OutputRecord(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /**
   * Whether the trees of the last run were made of the same inputs and are still as written. A
   * record that can't be read counts as none.
   *
   * @param inputDigest over everything that the trees depend on
   */
  public boolean isCurrent(String inputDigest) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      JsonCursor json =
          JsonCursor.root(file.toString(), new JsonReader().read(Files.readAllBytes(file)));
      if (!json.get(INPUTS).asString().equals(inputDigest)) {
        return false;
      }
      JsonCursor files = json.get(FILES);
      for (String path : files.names()) {
        Path written = file.resolveSibling(path);
        if (!Files.isRegularFile(written)
            || !FileDigest.sha256(Files.readAllBytes(written)).equals(files.get(path).asString())) {
          return false;
        }
      }
      return true;
    } catch (IOException | JsonSyntaxException | ProblemException e) {
      return false;
    }
  }

  /**
   * Remembers trees.
   *
   * @param inputDigest over everything that they depend on
   * @param directories that {@link TreeWriter} wrote them to
   * @throws UncheckedIOException when the file system refuses
   */
  public void write(String inputDigest, Collection<Path> directories) {
    try {
      ObjectBuilder files = Json.object();
      for (Path directory : directories) {
        TreeIndex index = new TreeIndex(directory);
        for (String path : index.read()) {
          Path written = index.directory().resolve(path);
          files.put(
              file.getParent().relativize(written).toString().replace('\\', '/'),
              FileDigest.sha256(Files.readAllBytes(written)));
        }
      }
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          new JsonWriter()
              .write(Json.object().put(INPUTS, inputDigest).put(FILES, files.build()).build()),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
