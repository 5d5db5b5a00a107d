package dev.tinyml.converter.fuzz;

import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteLoader;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;

/** TensorFlow Lite models: their structure, what they compute with, and all their constants. */
public final class TfliteTarget {
  private static final String FILE = "model file m.tflite";
  private static final ReadingContract CONTRACT = ReadingContract.withoutFiles();

  private TfliteTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    ModelBytes bytes = new ModelBytes(input);
    CONTRACT.check(input.length, () -> inspect(bytes));
    CONTRACT.check(input.length, () -> new TfliteLoader().loadFloat(FILE, bytes));
    CONTRACT.check(input.length, () -> new TfliteLoader().loadInt8(FILE, bytes));
  }

  private static void inspect(ModelBytes bytes) {
    TfliteModel model = new TfliteReader().read(FILE, bytes);
    new TfliteClassifier().classify(model);
    ConstantReader constants = new ConstantReader(bytes);
    for (int i = 0; i < model.subgraphs().size(); i++) {
      TfliteSubgraph subgraph = model.subgraphs().get(i);
      for (TfliteTensor tensor : subgraph.tensors()) {
        if (tensor.constant()) {
          constants.bytes(i, tensor.index());
        }
      }
    }
  }
}
