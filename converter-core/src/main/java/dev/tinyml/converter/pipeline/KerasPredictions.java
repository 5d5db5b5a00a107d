package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Recorded predictions of Keras, which show that the import itself is right: a graph and the
 * TensorFlow Lite model made of it share its faults.
 */
final class KerasPredictions {
  private final NpyReader reader = new NpyReader();
  private final List<Shape> inputs;
  private final List<Shape> outputs;

  /**
   * @param inputs shapes of the model's inputs, with the batch
   * @param outputs shapes of the model's outputs, with the batch
   */
  KerasPredictions(List<Shape> inputs, List<Shape> outputs) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /**
   * What Keras predicted; samples are made when they are asked for.
   *
   * @param inputs per sample, per model input, normalized
   * @param outputs per sample, per model output
   */
  record Recorded(List<List<FloatTensor>> inputs, List<List<FloatTensor>> outputs) {}

  /**
   * Reads recorded files; empty when there are no predictions.
   *
   * @param inputFiles one per model input, or none for the samples below
   * @param predictionFiles one per model output, or none
   * @param samples what was predicted for when there are no input files, per model input,
   *     normalized
   */
  Optional<Recorded> read(
      List<Path> inputFiles,
      List<Path> predictionFiles,
      Supplier<List<List<FloatTensor>>> samples) {
    if (predictionFiles.isEmpty()) {
      requireNone(inputFiles);
      return Optional.empty();
    }
    List<List<FloatTensor>> fed =
        inputFiles.isEmpty() ? samples.get() : read(inputFiles, inputs, "inputs");
    return Optional.of(new Recorded(fed, predictions(predictionFiles, fed.size())));
  }

  /** Refuses inputs whose predictions are not there: who gives them expects a comparison. */
  private static void requireNone(List<Path> inputs) {
    Problems problems = new Problems();
    if (!inputs.isEmpty()) {
      problems.add(
          "keras-file-count",
          ProblemKind.CONFIGURATION,
          "Keras' predictions",
          inputs.size() + " files of inputs and none of predictions",
          "Keras' predictions for these inputs",
          "give the predictions too, or leave the inputs out");
    }
    problems.throwIfAny();
  }

  private List<List<FloatTensor>> predictions(List<Path> files, int samples) {
    List<List<FloatTensor>> predictions = read(files, outputs, "predictions");
    if (predictions.size() != samples) {
      Problems problems = new Problems();
      problems.add(
          "keras-sample-count",
          ProblemKind.BROKEN_INPUT,
          "Keras' predictions",
          predictions.size() + " predictions for " + samples + " inputs",
          "one prediction per input",
          "save inputs and predictions of the same samples");
      problems.throwIfAny();
    }
    return predictions;
  }

  private List<List<FloatTensor>> read(List<Path> files, List<Shape> ports, String what) {
    Problems problems = new Problems();
    if (files.size() != ports.size()) {
      problems.add(
          "keras-file-count",
          ProblemKind.CONFIGURATION,
          "Keras' " + what,
          files.size() + " files",
          ports.size() + ", one for each of the model's",
          "give the files in the model's order");
      problems.throwIfAny();
    }
    List<NpyArray> arrays = files.stream().map(reader::read).toList();
    int first = arrays.get(0).shape().rank() == 0 ? 0 : arrays.get(0).shape().dimension(0);
    for (int port = 0; port < ports.size(); port++) {
      NpyArray array = arrays.get(port);
      int size = ports.get(port).elementCount();
      int count = array.shape().rank() == 0 ? 0 : array.shape().dimension(0);
      if (count == 0 || array.size() != (long) count * size || count != first) {
        problems.add(
            "keras-shape",
            ProblemKind.BROKEN_INPUT,
            "file " + files.get(port),
            "shape " + array.shape(),
            "samples of " + size + " values, as many in each file",
            "save the arrays as model.predict takes and gives them");
      }
    }
    problems.throwIfAny();
    return new SampleList(first, sample -> sample(arrays, ports, sample));
  }

  private static List<FloatTensor> sample(List<NpyArray> arrays, List<Shape> ports, int sample) {
    List<FloatTensor> tensors = new ArrayList<>();
    for (int port = 0; port < ports.size(); port++) {
      float[] values = new float[ports.get(port).elementCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arrays.get(port).floatAt(sample * values.length + i);
      }
      tensors.add(new FloatTensor(ports.get(port), values));
    }
    return tensors;
  }
}
