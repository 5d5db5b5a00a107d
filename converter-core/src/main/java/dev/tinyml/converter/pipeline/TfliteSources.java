package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.ModelSource;
import dev.tinyml.converter.convert.QuantizedSource;
import dev.tinyml.converter.convert.TfliteSource;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.ModelFileReader;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteKind;
import dev.tinyml.converter.tflite.TfliteLoader;
import dev.tinyml.converter.tflite.TfliteReader;
import java.nio.file.Path;

/**
 * Reads TensorFlow Lite models: float ones to quantize, int8 ones to use as they are. Stateless.
 */
final class TfliteSources {
  /**
   * Reads a model.
   *
   * @throws ProblemException when it is damaged, or of a kind that can't become firmware
   */
  ModelSource load(Path file) {
    String subject = "model file " + file;
    ModelBytes bytes = new ModelFileReader().read(file);
    TfliteKind kind =
        new TfliteClassifier().classify(new TfliteReader().read(subject, bytes)).kind();
    TfliteLoader loader = new TfliteLoader();
    return kind == TfliteKind.INT8 || kind == TfliteKind.MIXED
        ? new QuantizedSource(loader.loadInt8(subject, bytes))
        : new TfliteSource(loader.loadFloat(subject, bytes));
  }
}
