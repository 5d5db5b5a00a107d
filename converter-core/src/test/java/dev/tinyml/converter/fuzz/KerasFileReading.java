package dev.tinyml.converter.fuzz;

import dev.tinyml.converter.graph.GraphBuilder;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.pipeline.SourceFormats;
import java.nio.file.Path;

/** Reads a Keras file as a conversion does, up to the TensorFlow graph. Not thread-safe. */
final class KerasFileReading {
  private final InputFolder folder;
  private final String name;
  private final ReadingContract contract;
  private final LayerEmitters emitters = StandardLayers.emitters();

  /**
   * @param target name of the folder
   * @param name of the file
   */
  KerasFileReading(String target, String name) {
    this.folder = new InputFolder(target);
    this.name = name;
    this.contract = new ReadingContract(path -> path.startsWith(folder.path()));
  }

  /** Writes the file, reads it and builds its graph. */
  void read(byte[] content) {
    Path file = folder.write(name, content);
    contract.check(
        content.length,
        () ->
            new GraphBuilder(emitters)
                .build(SourceFormats.standard().read(file, emitters.types())));
    folder.requireOnly(file);
  }
}
