package dev.tinyml.it.benchmark;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.it.engine.RecordedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Inputs and outputs of a model with one of each, all int8, as files that programs include.
 *
 * @param inputs one sample after the other
 * @param outputs the same
 * @param inputBytes of a sample
 * @param outputBytes of a sample
 * @param samples how many
 */
record Recording(Path inputs, Path outputs, int inputBytes, int outputBytes, int samples) {

  /**
   * The first samples of a model.
   *
   * @param atMost samples
   * @param folder that exists, for the files
   */
  static Recording of(RecordedModel model, int atMost, Path folder) throws IOException {
    NpyArray input = model.input(0);
    NpyArray output = model.expected(0);
    TfliteSubgraph graph = model.model().structure().subgraphs().get(0);
    int inputBytes = elements(graph, graph.inputs().get(0));
    int outputBytes = elements(graph, graph.outputs().get(0));
    int recorded = output.size() / outputBytes;
    int samples = Math.min(atMost, recorded);
    return new Recording(
        write(input, samples * inputBytes, folder.resolve("inputs.bin")),
        write(output, samples * outputBytes, folder.resolve("outputs.bin")),
        inputBytes,
        outputBytes,
        samples);
  }

  private static int elements(TfliteSubgraph graph, int tensor) {
    return graph.tensors().get(tensor).spec().shape().elementCount();
  }

  private static Path write(NpyArray array, int count, Path file) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) array.floatAt(i);
    }
    return Files.write(file, bytes);
  }

  /** Macros that a measuring program asks for. */
  List<String> defines() {
    return List.of(
        "-DSAMPLES=" + samples,
        "-DINPUT_BYTES=" + inputBytes,
        "-DOUTPUT_BYTES=" + outputBytes,
        "-DINPUT_FILE=\"" + inputs + "\"",
        "-DOUTPUT_FILE=\"" + outputs + "\"");
  }
}
