package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.convert.GraphSource;
import dev.tinyml.converter.convert.ModelSource;
import dev.tinyml.converter.graph.GraphBuilder;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.savedmodel.FrozenSignature;
import dev.tinyml.converter.savedmodel.SavedModelReader;
import dev.tinyml.converter.savedmodel.SignatureGraphBuilder;
import dev.tinyml.converter.source.FileSubject;
import dev.tinyml.converter.source.FormatDetector;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.source.SourceModel;
import java.nio.file.Path;
import java.util.Optional;
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
   * @param signature which signature of a SavedModel; empty for its default one
   * @throws dev.tinyml.converter.problem.ProblemException when it is damaged or not supported
   */
  ModelSource load(Path file, Optional<String> signature) {
    return new FileSubject(file).of(() -> read(file, signature));
  }

  private ModelSource read(Path file, Optional<String> signature) {
    return switch (new FormatDetector().detect(file)) {
      case TFLITE -> new TfliteSources().load(file);
      case SAVED_MODEL -> savedModel(file, signature.orElse(SavedModelReader.DEFAULT_SIGNATURE));
      case KERAS_V3, HDF5 -> keras(file);
    };
  }

  private GraphSource savedModel(Path folder, String signature) {
    FrozenSignature frozen = new SavedModelReader().read(folder, signature);
    return new GraphSource(
        ModelFormat.SAVED_MODEL.id(),
        "signature " + signature + " of " + frozen.description().producer(),
        new SignatureGraphBuilder().build(frozen),
        converter);
  }

  private GraphSource keras(Path file) {
    SourceModel source = SourceFormats.standard().read(file, emitters.types());
    return new GraphSource(
        source.format(), Summary.of(source), new GraphBuilder(emitters).build(source), converter);
  }
}
