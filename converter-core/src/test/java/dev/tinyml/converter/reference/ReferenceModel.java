package dev.tinyml.converter.reference;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphBuilder;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.pipeline.SourceFormats;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of {@code src/test/resources/reference}, whose INDEX.md says what is in it. */
public record ReferenceModel(Path folder) {
  public static final Path ROOT = Path.of("src/test/resources/reference");

  public static ReferenceModel of(String name) {
    return new ReferenceModel(ROOT.resolve(name));
  }

  public static FrozenGraph graph(Path kerasFile) {
    LayerEmitters emitters = StandardLayers.emitters();
    SourceModel source = SourceFormats.standard().read(kerasFile, emitters.types());
    return new GraphBuilder(emitters).build(source);
  }

  public FrozenGraph graph() {
    return graph(folder.resolve("model.keras"));
  }

  /** Samples of an array, one tensor per port of the graph, without the batch. */
  public List<List<FloatTensor>> floats(String stem, List<GraphPort> ports) {
    List<List<FloatTensor>> samples = new ArrayList<>();
    for (int p = 0; p < ports.size(); p++) {
      NpyArray array = array(stem, p, ports.size());
      int size = ports.get(p).shape().elementCount();
      for (int sample = 0; sample < array.shape().dimension(0); sample++) {
        if (p == 0) {
          samples.add(new ArrayList<>());
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
          values[i] = array.floatAt(sample * size + i);
        }
        samples.get(sample).add(new FloatTensor(ports.get(p).shape(), values));
      }
    }
    return samples;
  }

  List<List<Int8Tensor>> int8s(String stem, List<Shape> shapes) {
    List<List<Int8Tensor>> samples = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      NpyArray array = array(stem, p, shapes.size());
      int size = shapes.get(p).elementCount();
      for (int sample = 0; sample < array.shape().dimension(0); sample++) {
        if (p == 0) {
          samples.add(new ArrayList<>());
        }
        byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
          values[i] = (byte) array.floatAt(sample * size + i);
        }
        samples.get(sample).add(new Int8Tensor(shapes.get(p), values));
      }
    }
    return samples;
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }

  private NpyArray array(String stem, int port, int ports) {
    String name = ports == 1 ? stem + ".npy" : stem + "_" + port + ".npy";
    return new NpyReader().read(folder.resolve(name));
  }

  public DeviceModel int8(String name) throws IOException {
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(folder.resolve(name)));
    return new DeviceModel(bytes, new TfliteReader().read(name, bytes));
  }
}
