package dev.tinyml.converter.fuzz;

import dev.tinyml.converter.savedmodel.SavedModelReader;
import dev.tinyml.converter.savedmodel.SignatureGraphBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a SavedModel of which one file is replaced, up to the frozen graph. Not thread-safe. */
final class SavedModelReading {
  static final String GRAPH = "saved_model.pb";
  static final String INDEX = "variables/variables.index";
  private static final String DATA = "variables/variables.data-00000-of-00001";
  private static final Path BASE =
      Path.of("src/test/resources/dev/tinyml/converter/savedmodel/zoo/gesture_mlp");

  private final InputFolder folder;
  private final ReadingContract contract;

  SavedModelReading(String target) {
    folder = new InputFolder(target);
    contract = new ReadingContract(path -> path.startsWith(folder.path()));
    restore(GRAPH);
    restore(INDEX);
    restore(DATA);
  }

  /** Puts the base's own file back. */
  void restore(String name) {
    folder.write(name, base(name));
  }

  /** The base's own file. */
  static byte[] base(String name) {
    try {
      return Files.readAllBytes(BASE.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one of the files, reads the model and freezes it. */
  void read(String name, byte[] content) {
    folder.write(name, content);
    contract.check(
        content.length,
        () ->
            new SignatureGraphBuilder()
                .build(
                    new SavedModelReader()
                        .read(folder.path(), SavedModelReader.DEFAULT_SIGNATURE)));
    folder.requireOnly(
        folder.path().resolve(GRAPH), folder.path().resolve(INDEX), folder.path().resolve(DATA));
  }
}
