package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.convert.GraphSource;
import dev.tinyml.converter.convert.ModelSource;
import dev.tinyml.converter.graph.GraphBuilder;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.SourceModel;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reads a model of any format into the form from which it goes on. Not thread-safe. */
final class SourceLoader {
  private final LayerEmitters emitters = StandardLayers.emitters();
  private final Supplier<FloatModelConverter> converter;

  /**
   * @param converter gives the native converter, which is loaded when it is first needed
   */
  SourceLoader(Supplier<FloatModelConverter> converter) {
    this.converter = converter;
  }

  /**
   * Reads a model.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it is damaged or not supported
   */
  ModelSource load(Path file) {
    return switch (new FormatDetector().detect(file)) {
      case TFLITE -> new TfliteSources().load(file);
      case KERAS_V3, HDF5, SAVED_MODEL -> keras(file);
    };
  }

  private GraphSource keras(Path file) {
    SourceModel source = SourceFormats.standard().read(file, emitters.types());
    return new GraphSource(
        source.format(), Summary.of(source), new GraphBuilder(emitters).build(source), converter);
  }
}
