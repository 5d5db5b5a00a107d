package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.DatasetDescriptor;
import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.verify.GateLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each model of a conversion is compared with that of a conversion which makes no other one. */
@DisplayName("Two ways of quantizing in one conversion")
class VariantConversionTest {
  private static final Path GESTURE =
      Path.of("../firmware-sketch/src/main/tinyml/gesture_model.keras");
  private static final Path WITHOUT_DENSE = Path.of("src/test/resources/zoo/depthwise_variants");
  private static final Path GLITCH = Path.of("src/test/resources/repair/glitch");

  private static final DeviceVariant PER_TENSOR =
      variant("per-tensor-dense", "nano", WeightGranularity.PER_TENSOR_DENSE);
  private static final DeviceVariant PER_CHANNEL =
      variant("per-channel", "disco", WeightGranularity.PER_CHANNEL);

  @TempDir private Path folder;

  private final List<String> stages = new ArrayList<>();
  private final StageListener listener =
      new StageListener() {
        @Override
        public void started(String stage) {
          stages.add(stage);
        }

        @Override
        public void finished(String stage, String found, StageCost cost) {}
      };

  private static DeviceVariant variant(String id, String board, WeightGranularity weights) {
    return new DeviceVariant(
        id, List.of(board), QuantizeOptions.DEFAULT.with(weights), Optional.empty());
  }

  private static DatasetFiles samples(Path folder, String samples, Optional<Path> labels) {
    return new DatasetFiles(
        "samples",
        List.of(folder.resolve(samples)),
        labels,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ManifestFile convert(
      String name, Path model, DatasetFiles data, DeviceVariant... variants) throws IOException {
    ConversionFiles files = new ConversionFiles(folder.resolve(name));
    Files.createDirectories(files.folder());
    return new ConversionPipeline(new Versions())
        .run(
            new ConversionRequest(
                model,
                "model",
                Optional.empty(),
                Optional.of(data),
                List.of(),
                List.of(),
                ConversionOptions.of(List.of(variants), SplitOptions.DEFAULT, 4)),
            files,
            listener);
  }

  private ManifestFile gesture(String name, DeviceVariant... variants) throws IOException {
    return convert(name, GESTURE, new DatasetDescriptor().read(DATASET), variants);
  }

  private static final Path DATASET =
      Path.of("../calibration-data/src/main/resources/tinyml/datasets/gesture");

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("give each the model, measurements and golden vectors that it gets alone")
  void asAlone() throws IOException {
    ManifestFile tensor = gesture("tensor", PER_TENSOR);
    ManifestFile channel = gesture("channel", PER_CHANNEL);
    stages.clear();
    ManifestFile both = gesture("both", PER_TENSOR, PER_CHANNEL);

    assertThat(names("both"))
        .containsExactly(
            "conversion.json",
            "golden_vectors.json",
            "golden_vectors_per_channel.json",
            "model_float.tflite",
            "model_int8.tflite",
            "model_int8_per_channel.tflite",
            "report.json",
            "report_per_channel.json");
    assertThat(both.manifests())
        .extracting(manifest -> manifest.variant().orElseThrow())
        .containsExactly(
            new VariantInfo("per-tensor-dense", List.of("nano"), true),
            new VariantInfo("per-channel", List.of("disco"), false));
    assertSame(tensor.first(), "tensor", both.first());
    assertSame(channel.first(), "channel", both.others().get(0));
    assertThat(both.first().deviceModel().sha256())
        .isNotEqualTo(both.others().get(0).deviceModel().sha256());
    assertThat(both.naming("disco")).contains(both.others().get(0));
    assertThat(both.naming("other")).isEmpty();

    assertThat(stages)
        .containsOnlyOnce("Read model", "Convert to float TFLite", "Verify float model")
        .containsOnlyOnce("Calibrate", "Quantize to int8 (per-tensor-dense)")
        .containsOnlyOnce("Verify int8 (per-channel)", "Record golden vectors (per-channel)")
        .doesNotContain("Quantize to int8");
  }

  private void assertSame(ConversionManifest alone, String name, ConversionManifest variant)
      throws IOException {
    assertThat(alone.variant()).isEmpty();
    ConversionFiles there = new ConversionFiles(folder.resolve(name));
    ConversionFiles here = new ConversionFiles(folder.resolve("both"));
    assertThat(here.deviceModel(variant)).hasSameBinaryContentAs(there.deviceModel(alone));
    assertThat(here.goldenVectors(variant)).hasSameBinaryContentAs(there.goldenVectors());
    assertThat(here.reportData(variant)).hasSameBinaryContentAs(there.reportData());
    assertThat(here.floatModel()).hasSameBinaryContentAs(there.floatModel());
    assertThat(variant.verification()).isEqualTo(alone.verification());
    assertThat(variant.tensors()).isEqualTo(alone.tensors());
    assertThat(variant.operators()).isEqualTo(alone.operators());
    assertThat(variant.quantization()).isEqualTo(alone.quantization());
    assertThat(variant.options()).isEqualTo(alone.options());
    assertThat(variant.calibration()).isEqualTo(alone.calibration());
  }

  @Test
  @DisplayName("give one model with the usual names where there is no Dense layer to differ in")
  void shared() throws IOException {
    DatasetFiles data = samples(WITHOUT_DENSE, "calibration.npy", Optional.empty());
    Path model = WITHOUT_DENSE.resolve("model.keras");
    ConversionManifest alone = convert("alone", model, data, PER_CHANNEL).first();
    ManifestFile both = convert("both", model, data, PER_TENSOR, PER_CHANNEL);
    assertThat(both.manifests()).hasSize(1);
    assertThat(both.first().variant()).isEmpty();
    assertThat(both.first().deviceModel()).isEqualTo(alone.deviceModel());
    assertThat(names("both")).isEqualTo(names("alone"));
    assertThat(both.toText()).contains("tinyml-conversion/1").doesNotContain("variant");
  }

  @Test
  @DisplayName("are repaired each by itself, by what its own boards can run")
  void repairedAlone() throws IOException {
    GateLimits rules = GateLimits.of(Map.of("maxAccuracyDrop", "4", "minRecall", "0.9"));
    RepairOptions repair = new RepairOptions(rules);
    RepairOptions other =
        new RepairOptions(rules, new TreeMap<>(Map.of("CONV_2D", "the board can't run them")));
    DeviceVariant first =
        new DeviceVariant(
            PER_TENSOR.id(), PER_TENSOR.boards(), PER_TENSOR.quantize(), Optional.of(repair));
    DeviceVariant second =
        new DeviceVariant(
            PER_CHANNEL.id(), PER_CHANNEL.boards(), PER_CHANNEL.quantize(), Optional.of(other));
    DatasetFiles data = samples(GLITCH, "X.npy", Optional.of(GLITCH.resolve("y.npy")));
    Path model = GLITCH.resolve("model.keras");
    ConversionManifest tensor = convert("tensor", model, data, first).first();
    ConversionManifest channel = convert("channel", model, data, second).first();
    ManifestFile both = convert("both", model, data, first, second);
    assertThat(channel.quantization().orElseThrow().attempts()).hasSizeGreaterThan(1);
    assertSame(tensor, "tensor", both.first());
    assertSame(channel, "channel", both.others().get(0));
  }

  @Test
  @DisplayName("are in a manifest that reads back, and are up to date until a file changes")
  void upToDate() throws IOException {
    ManifestFile both = gesture("both", PER_TENSOR, PER_CHANNEL);
    ConversionFiles files = new ConversionFiles(folder.resolve("both"));
    assertThat(ManifestFile.fromText("c", Files.readString(files.manifest()))).isEqualTo(both);
    assertThat(files.upToDate(both.inputDigest())).contains(both);
    for (String name : List.of("model_int8", "golden_vectors", "report")) {
      Path file =
          folder.resolve(
              "both/" + name + "_per_channel" + (name.startsWith("m") ? ".tflite" : ".json"));
      byte[] content = Files.readAllBytes(file);
      Files.write(file, new byte[] {1});
      assertThat(files.upToDate(both.inputDigest())).as(name).isEmpty();
      Files.write(file, content);
    }
    assertThat(files.upToDate(both.inputDigest())).isPresent();
  }

  @Test
  @DisplayName("leave nothing behind when the next conversion makes one model, and the reverse")
  void replaced() throws IOException {
    gesture("both", PER_TENSOR, PER_CHANNEL);
    gesture("one", PER_CHANNEL);
    gesture("again", PER_TENSOR, PER_CHANNEL);
    List<String> several = names("both");
    List<String> single = names("one");
    ConversionFiles output = new ConversionFiles(folder.resolve("both"));
    output.takeFrom(new ConversionFiles(folder.resolve("one")));
    assertThat(names("both")).isEqualTo(single);
    assertThat(output.found().orElseThrow().manifests()).hasSize(1);
    output.takeFrom(new ConversionFiles(folder.resolve("again")));
    assertThat(names("both")).isEqualTo(several);
    ManifestFile found = output.found().orElseThrow();
    assertThat(output.upToDate(found.inputDigest())).contains(found);
    ConversionManifest second = found.others().get(0);
    assertThat(
            FileDigest.of(
                second.deviceModel().name(), Files.readAllBytes(output.deviceModel(second))))
        .isEqualTo(second.deviceModel());
  }
}
