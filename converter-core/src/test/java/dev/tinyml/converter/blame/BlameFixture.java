package dev.tinyml.converter.blame;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model of {@code src/test/resources/blame}, which make_blame.py wrote. */
record BlameFixture(String name) {
  private static final Path ROOT = Path.of("src/test/resources/blame");

  /** An operator's row of expected.tsv; own and alone are empty for SOFTMAX. */
  record Expected(
      String kind,
      double signalToNoise,
      double cosine,
      double rmse,
      double cut,
      Optional<Double> own,
      Optional<Double> alone) {}

  FloatTfliteModel reference() throws IOException {
    ModelBytes bytes = bytes("float.tflite");
    return new FloatTfliteModel(bytes, new TfliteReader().read("float.tflite", bytes));
  }

  DeviceModel device() throws IOException {
    ModelBytes bytes = bytes("int8.tflite");
    return new DeviceModel(bytes, new TfliteReader().read("int8.tflite", bytes));
  }

  private ModelBytes bytes(String file) throws IOException {
    return new ModelBytes(Files.readAllBytes(ROOT.resolve(name).resolve(file)));
  }

  static List<List<FloatTensor>> samples() {
    NpyArray array = new NpyReader().read(ROOT.resolve("samples.npy"));
    int size = array.shape().dimension(1);
    List<List<FloatTensor>> samples = new ArrayList<>();
    for (int i = 0; i < array.shape().dimension(0); i++) {
      float[] values = new float[size];
      for (int v = 0; v < size; v++) {
        values[v] = array.floatAt(i * size + v);
      }
      samples.add(List.of(new FloatTensor(Shape.of(1, size), values)));
    }
    return samples;
  }

  /** The samples, with the float model's own decisions for labels. */
  HeldOut heldOut() throws IOException {
    List<List<FloatTensor>> samples = samples();
    List<Integer> labels = new ArrayList<>();
    try (FloatEngine engine = new FloatEngine(reference())) {
      samples.forEach(sample -> labels.add(engine.run(sample).get(0).argMax()));
    }
    return new HeldOut(
        samples.size(),
        samples::get,
        Optional.of((sample, outputs) -> outputs.get(0).argMax() == labels.get(sample)));
  }

  BlameResult examined() throws IOException {
    return new Blame(BlameLimits.DEFAULT).examine(reference(), device(), heldOut());
  }

  List<Expected> expected() throws IOException {
    return Files.readAllLines(ROOT.resolve(name).resolve("expected.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(
            cells ->
                new Expected(
                    cells[1],
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    cells.length > 6 ? Optional.of(Double.parseDouble(cells[6])) : Optional.empty(),
                    cells.length > 6
                        ? Optional.of(Double.parseDouble(cells[7]))
                        : Optional.empty()))
        .toList();
  }
}
