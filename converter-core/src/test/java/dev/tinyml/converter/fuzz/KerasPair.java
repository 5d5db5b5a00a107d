package dev.tinyml.converter.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A model's configuration and its weights, the two parts of an archive that have to fit each other.
 * Only one of them is fuzzed at a time, inside an archive that is sound: its checksums would stop a
 * fuzzer at once.
 *
 * @param config config.json
 * @param weights model.weights.h5
 */
record KerasPair(byte[] config, byte[] weights) {
  /** Small models of all families, under src/test/resources; the first byte of an input chooses. */
  private static final List<String> MODELS =
      List.of(
          "malformed/base/model.keras",
          "reference/families/activation_layers/model.keras",
          "reference/families/convolution/model.keras",
          "reference/families/convolution_rare/model.keras",
          "reference/families/channels_first/model.keras",
          "reference/families/normalization/model.keras",
          "reference/families/pooling/model.keras",
          "reference/families/resizing/model.keras",
          "reference/attention/attention/model.keras",
          "reference/attention/multi_head/model.keras",
          "reference/embedding/integer_tokens/model.keras",
          "reference/recurrent/bidirectional/model.keras",
          "reference/recurrent/cells/model.keras",
          "reference/recurrent/gru/model.keras",
          "reference/recurrent/lstm_fused/model.keras",
          "reference/recurrent/simple_rnn/model.keras",
          "reference/recurrent/time_distributed/model.keras",
          "zoo/keras_ops_graph/model.keras",
          "zoo/slicing_ops/model.keras",
          "zoo/nested_models/model.keras",
          "zoo/merge_layers/model.keras",
          "zoo-versions/k2_13_1_norm/model.keras");

  private static final Path RESOURCES = Path.of("src/test/resources");

  static List<KerasPair> all() {
    return MODELS.stream().map(KerasPair::of).toList();
  }

  private static KerasPair of(String model) {
    try (ZipFile zip = new ZipFile(RESOURCES.resolve(model).toFile())) {
      return new KerasPair(entry(zip, "config.json"), entry(zip, "model.weights.h5"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] entry(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name)).readAllBytes();
  }

  /** An archive of other parts than these, as Keras writes it. */
  static byte[] archive(byte[] config, byte[] weights) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      add(zip, "metadata.json", "{\"keras_version\": \"3.15.0\"}".getBytes(StandardCharsets.UTF_8));
      add(zip, "config.json", config);
      add(zip, "model.weights.h5", weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
