package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.tensor.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A model folder among the fixtures; the README beside them says where each came from. */
record ModelFolder(Path path) {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path ROOT = RESOURCES.resolve("dev/tinyml/converter/savedmodel");

  /**
   * A fixture.
   *
   * @param name beside the tests, or with a slash in front among all resources
   */
  static ModelFolder of(String name) {
    return new ModelFolder(
        name.startsWith("/") ? RESOURCES.resolve(name.substring(1)) : ROOT.resolve(name));
  }

  static List<String> names(String group) throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve(group))) {
      return folders.map(f -> group + "/" + f.getFileName()).sorted().toList();
    }
  }

  /** A copy that a test may damage. */
  ModelFolder copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(path.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new ModelFolder(target);
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Samples of input_0.npy, input_1.npy and so on, one tensor per port. */
  List<List<FloatTensor>> samples(String stem, List<GraphPort> ports) {
    List<List<FloatTensor>> samples = new ArrayList<>();
    for (int p = 0; p < ports.size(); p++) {
      NpyArray array = new NpyReader().read(path.resolve(stem + "_" + p + ".npy"));
      int size = ports.get(p).shape().elementCount();
      for (int s = 0; s < array.shape().dimension(0); s++) {
        if (p == 0) {
          samples.add(new ArrayList<>());
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
          values[i] = array.floatAt(s * size + i);
        }
        samples.get(s).add(new FloatTensor(ports.get(p).shape(), values));
      }
    }
    return samples;
  }
}
