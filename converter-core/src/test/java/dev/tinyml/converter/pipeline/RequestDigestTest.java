package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.ToolVersions;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.verify.GateLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The digest of a request")
class RequestDigestTest {
  private static final ToolVersions TOOLS = new ToolVersions("1", "2", "3");
  private static final ConversionOptions OPTIONS = ConversionOptions.DEFAULT;

  @TempDir private Path folder;

  private Path file(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DatasetFiles dataset(String where) {
    return new DatasetFiles(
        "data",
        List.of(file(where + "/X.npy", "x")),
        Optional.of(file(where + "/y.npy", "y")),
        Optional.of(file(where + "/mean.npy", "m")),
        Optional.of(file(where + "/std.npy", "s")),
        Optional.of(file(where + "/names.txt", "n")),
        Optional.of(signal(50)));
  }

  private DatasetFiles withTargets(DatasetFiles d) {
    return new DatasetFiles(
        d.id(),
        d.samples(),
        d.labels(),
        List.of(file("t.npy", "t")),
        d.mean(),
        d.std(),
        d.classNames(),
        d.signal(),
        d.task());
  }

  private static SignalInfo signal(double rate) {
    return new SignalInfo("accelerometer", List.of("x"), 1, "g", rate);
  }

  private ConversionRequest request(String where, DatasetFiles dataset, ConversionOptions options) {
    return new ConversionRequest(
        file(where + "/m.keras", "model"),
        "m",
        Optional.empty(),
        Optional.of(dataset),
        List.of(file(where + "/in.npy", "i")),
        List.of(file(where + "/out.npy", "o")),
        options);
  }

  private ConversionRequest request() {
    return request("a", dataset("a"), OPTIONS);
  }

  private static String digest(ConversionRequest request) {
    return new RequestDigest(TOOLS).of(request);
  }

  @Test
  @DisplayName("does not depend on folders and time stamps")
  void same() throws IOException {
    String digest = digest(request());
    ConversionRequest elsewhere = request("b/c", dataset("b/c"), OPTIONS);
    Files.setLastModifiedTime(elsewhere.model(), FileTime.fromMillis(0));
    assertThat(digest(elsewhere)).isEqualTo(digest).matches("[0-9a-f]{64}");
  }

  @Test
  @DisplayName("changes with the content of every single file")
  void contents() throws IOException {
    ConversionRequest request = request();
    List<String> digests = new ArrayList<>(List.of(digest(request)));
    for (String name :
        List.of(
            "m.keras", "X.npy", "y.npy", "mean.npy", "std.npy", "names.txt", "in.npy", "out.npy")) {
      Path file = folder.resolve("a").resolve(name);
      String before = Files.readString(file);
      Files.writeString(file, before + "!");
      digests.add(digest(request));
      Files.writeString(file, before);
    }
    assertThat(digests).hasSize(9).doesNotHaveDuplicates();
    assertThat(digest(request)).isEqualTo(digests.get(0));
  }

  @Test
  @DisplayName("changes with every option, the names and the signal")
  void options() {
    List<String> digests = new ArrayList<>(List.of(digest(request())));
    for (ConversionOptions options :
        List.of(
            new ConversionOptions(
                QuantizeOptions.DEFAULT.with(WeightGranularity.PER_TENSOR_DENSE),
                SplitOptions.DEFAULT,
                8),
            new ConversionOptions(
                QuantizeOptions.DEFAULT.with(RangePolicy.TFLITE_CONVERTER),
                SplitOptions.DEFAULT,
                8),
            new ConversionOptions(OPTIONS.quantize(), new SplitOptions(100, 42), 8),
            new ConversionOptions(OPTIONS.quantize(), new SplitOptions(200, 43), 8),
            new ConversionOptions(OPTIONS.quantize(), SplitOptions.DEFAULT, 9))) {
      digests.add(digest(request("a", dataset("a"), options)));
    }
    DatasetFiles d = dataset("a");
    for (DatasetFiles changed :
        List.of(
            d.with(Optional.of(Task.REGRESSION)),
            withTargets(d),
            new DatasetFiles(
                "other", d.samples(), d.labels(), d.mean(), d.std(), d.classNames(), d.signal()),
            new DatasetFiles(
                "data",
                d.samples(),
                d.labels(),
                d.mean(),
                d.std(),
                d.classNames(),
                Optional.of(signal(51))),
            new DatasetFiles(
                "data",
                d.samples(),
                Optional.empty(),
                d.mean(),
                d.std(),
                d.classNames(),
                d.signal()))) {
      digests.add(digest(request("a", changed, OPTIONS)));
    }
    ConversionRequest r = request();
    digests.add(
        digest(
            new ConversionRequest(
                r.model(),
                "other",
                r.signature(),
                r.dataset(),
                r.kerasInputs(),
                r.kerasPredictions(),
                OPTIONS)));
    digests.add(
        digest(
            new ConversionRequest(
                r.model(),
                r.modelName(),
                Optional.of("other"),
                r.dataset(),
                r.kerasInputs(),
                r.kerasPredictions(),
                OPTIONS)));
    assertThat(digests).hasSize(13).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("changes with a repair and its rules")
  void repair() {
    List<ConversionRequest> requests = new ArrayList<>(List.of(request()));
    for (RepairOptions repair :
        List.of(
            new RepairOptions(GateLimits.DEFAULT),
            new RepairOptions(GateLimits.of(Map.of("maxSize", "9 kB"))),
            new RepairOptions(GateLimits.of(Map.of("maxSize", "8 kB"))),
            new RepairOptions(
                GateLimits.DEFAULT, new TreeMap<>(Map.of("MEAN", "a board can't"))))) {
      requests.add(
          request(
              "a",
              dataset("a"),
              new ConversionOptions(OPTIONS.quantize(), OPTIONS.split(), 8, Optional.of(repair))));
    }
    assertThat(requests).extracting(RequestDigestTest::digest).doesNotHaveDuplicates();
    assertThat(requests)
        .allSatisfy(
            request ->
                assertThat(ConversionRequest.fromJson(JsonCursor.root("request", request.toJson())))
                    .isEqualTo(request));
  }

  @Test
  @DisplayName("changes with the ways of quantizing and their boards, which the worker reads back")
  void variants() {
    DeviceVariant channel =
        new DeviceVariant("per-channel", List.of("b"), OPTIONS.quantize(), Optional.empty());
    DeviceVariant tensor =
        new DeviceVariant(
            "per-tensor-dense",
            List.of("a"),
            OPTIONS.quantize().with(WeightGranularity.PER_TENSOR_DENSE),
            Optional.of(new RepairOptions(GateLimits.DEFAULT)));
    DeviceVariant more =
        new DeviceVariant("per-channel", List.of("b", "c"), OPTIONS.quantize(), Optional.empty());
    List<ConversionRequest> requests =
        Stream.of(
                List.of(channel),
                List.of(tensor),
                List.of(channel, tensor),
                List.of(tensor, channel),
                List.of(tensor, more))
            .map(ways -> ConversionOptions.of(ways, OPTIONS.split(), 8))
            .map(options -> request("a", dataset("a"), options))
            .toList();
    assertThat(requests).extracting(RequestDigestTest::digest).doesNotHaveDuplicates();
    assertThat(requests)
        .allSatisfy(
            request ->
                assertThat(ConversionRequest.fromJson(JsonCursor.root("request", request.toJson())))
                    .isEqualTo(request));
    assertThat(digest(requests.get(0)))
        .as("one way is no variant: boards that share it change nothing")
        .isEqualTo(digest(request("a", dataset("a"), OPTIONS)));
  }

  @Test
  @DisplayName("can't be that of a repair with nothing to choose")
  void repairOfFloats() {
    QuantizeOptions floats =
        OPTIONS
            .quantize()
            .with(QuantizationScheme.FLOAT16, ElementType.FLOAT32, ElementType.FLOAT32);
    assertThatThrownBy(
            () ->
                new ConversionOptions(
                    floats, OPTIONS.split(), 8, Optional.of(new RepairOptions(GateLimits.DEFAULT))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("repair-scheme", "float16");
  }

  @Test
  @DisplayName("changes with every tool's version")
  void versions() {
    ConversionRequest request = request();
    assertThat(
            List.of(
                digest(request),
                new RequestDigest(new ToolVersions("9", "2", "3")).of(request),
                new RequestDigest(new ToolVersions("1", "9", "3")).of(request),
                new RequestDigest(new ToolVersions("1", "2", "9")).of(request)))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("tells files apart by what they are for")
  void roles() {
    Path a = file("a.npy", "a");
    Path b = file("b.npy", "b");
    assertThat(
            List.of(
                digest(bare(List.of(a, b), List.of(), List.of())),
                digest(bare(List.of(b, a), List.of(), List.of())),
                digest(bare(List.of(a), List.of(b), List.of())),
                digest(bare(List.of(a), List.of(), List.of(b)))))
        .doesNotHaveDuplicates();
  }

  private ConversionRequest bare(List<Path> samples, List<Path> inputs, List<Path> predictions) {
    DatasetFiles files =
        new DatasetFiles(
            "d",
            samples,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ConversionRequest(
        file("m.keras", "m"),
        "m",
        Optional.empty(),
        Optional.of(files),
        inputs,
        predictions,
        OPTIONS);
  }

  @Test
  @DisplayName("names a file that is missing")
  void missing() throws IOException {
    ConversionRequest request = request();
    Files.delete(folder.resolve("a/std.npy"));
    assertThatThrownBy(() -> digest(request))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("std.npy")
        .hasMessageContaining("no such file");
  }

  @Test
  @DisplayName("of a request is that of the one which a worker reads")
  void requestRoundTrip() {
    ConversionRequest request = request();
    ConversionRequest back =
        ConversionRequest.fromJson(JsonCursor.root("request", request.toJson()));
    assertThat(back).isEqualTo(request);
    ConversionRequest regression =
        request("a", withTargets(dataset("a")).with(Optional.of(Task.REGRESSION)), OPTIONS);
    assertThat(ConversionRequest.fromJson(JsonCursor.root("request", regression.toJson())))
        .isEqualTo(regression);
    ConversionRequest bare = bare(List.of(file("x.npy", "x")), List.of(), List.of());
    assertThat(ConversionRequest.fromJson(JsonCursor.root("request", bare.toJson())))
        .isEqualTo(bare);
  }

  @Test
  @DisplayName("options without golden vectors are refused")
  void goldenVectors() {
    assertThatThrownBy(() -> new ConversionOptions(OPTIONS.quantize(), SplitOptions.DEFAULT, 0))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("golden-vectors-count");
  }
}
