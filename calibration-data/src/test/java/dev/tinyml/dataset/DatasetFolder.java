package dev.tinyml.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One dataset on the class path, as it will be in the jar. */
final class DatasetFolder {
  private final String folder;

  DatasetFolder(String id) {
    folder = "/tinyml/datasets/" + id + "/";
  }

  byte[] bytes(String name) {
    try (InputStream in = DatasetFolder.class.getResourceAsStream(folder + name)) {
      if (in == null) {
        throw new AssertionError(folder + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NpyArray array(String name) {
    return NpyArray.parse(bytes(name));
  }

  List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  /** Every scalar of {@code dataset.json} by its JSON pointer: {@code /files/samples/size}. */
  Map<String, String> description() {
    Map<String, String> scalars = new LinkedHashMap<>();
    JsonFactory factory = new JsonFactory();
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), bytes("dataset.json"))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          scalars.put(parser.streamReadContext().pathAsPointer().toString(), parser.getString());
        }
      }
    }
    return scalars;
  }
}
