package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of make_repair.py: float gets 99 % right, TFLiteConverter's int8 model 86 %. */
@DisplayName("A repair")
class RepairConversionTest {
  private static final Path GLITCH = Path.of("src/test/resources/repair/glitch");
  private static final DatasetFiles SAMPLES =
      new DatasetFiles(
          "waves",
          List.of(GLITCH.resolve("X.npy")),
          Optional.of(GLITCH.resolve("y.npy")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir private Path folder;

  private final List<String> stages = new ArrayList<>();
  private final StageListener listener =
      new StageListener() {
        @Override
        public void started(String stage) {}

        @Override
        public void finished(String stage, String found, StageCost cost) {
          stages.add(stage + ": " + found);
        }
      };

  private ConversionManifest convert(String name, Optional<RepairOptions> repair)
      throws IOException {
    ConversionFiles files = new ConversionFiles(folder.resolve(name));
    Files.createDirectories(files.folder());
    return new ConversionPipeline(new Versions())
        .run(
            new ConversionRequest(
                GLITCH.resolve("model.keras"),
                "waves",
                Optional.empty(),
                Optional.of(SAMPLES),
                List.of(),
                List.of(),
                new ConversionOptions(QuantizeOptions.DEFAULT, SplitOptions.DEFAULT, 8, repair)),
            files,
            listener)
        .first();
  }

  private static Optional<RepairOptions> until(Map<String, String> rules) {
    return Optional.of(new RepairOptions(GateLimits.of(rules)));
  }

  private static double drop(ConversionManifest manifest) {
    return manifest
        .verification()
        .classification()
        .flatMap(ClassificationResult::dropPercent)
        .orElseThrow();
  }

  @Test
  @DisplayName("clips the glitches that cost a model its accuracy, twice with the same bytes")
  void clips() throws IOException {
    ConversionManifest spoiled = convert("spoiled", Optional.empty());
    assertThat(drop(spoiled)).isGreaterThan(5);
    assertThat(spoiled.quantization().orElseThrow().attempts()).hasSize(1);

    Map<String, String> rules = Map.of("maxAccuracyDrop", "4", "minRecall", "0.9");
    ConversionManifest repaired = convert("repaired", until(rules));
    QuantizationInfo how = repaired.quantization().orElseThrow();
    assertThat(how.attempts())
        .extracting(AttemptReport::name)
        .containsExactly("min-max", "percentile 99.99");
    assertThat(how.attempts()).extracting(AttemptReport::chosen).containsExactly(false, true);
    assertThat(how.attempts().get(0).rules())
        .extracting(RuleReport::rule, RuleReport::passed)
        .contains(tuple("maxAccuracyDrop", false), tuple("minRecall", false));
    assertThat(how.attempts().get(1).rules()).allMatch(RuleReport::passed);
    assertThat(how.options())
        .isEqualTo(
            new QuantizeOptionsJson()
                .write(QuantizeOptions.DEFAULT.with(Calibration.of(CalibrationMethod.PERCENTILE))));

    // Half of the 280 held-out samples chose, the other half counts.
    assertThat(how.choosingSamples()).isEqualTo(140);
    assertThat(repaired.verification().classification().orElseThrow().samples()).isEqualTo(140);
    assertThat(drop(repaired)).isLessThan(4);
    assertThat(new Gate(GateLimits.of(rules)).judge(repaired).passed()).isTrue();
    assertThat(stages)
        .anyMatch(line -> line.startsWith("Try percentile 99.99: ") && line.endsWith("rules hold"))
        .noneMatch(line -> line.startsWith("Try mse"));
    assertThat(report("repaired").attempts()).isEqualTo(how.attempts());

    assertThat(convert("again", until(rules)).toText()).isEqualTo(repaired.toText());
  }

  private QuantizationReport report(String name) throws IOException {
    return QuantizationReport.fromText(
        name, Files.readString(new ConversionFiles(folder.resolve(name)).reportData()));
  }

  @Test
  @DisplayName("that nothing helps keeps the best, which the gate still refuses")
  void nothingHelps() throws IOException {
    Map<String, String> rules = Map.of("minSignalToNoise", "150 dB");
    ConversionManifest manifest =
        convert(
            "vain",
            Optional.of(
                new RepairOptions(
                    GateLimits.of(rules),
                    new TreeMap<>(Map.of("CONV_2D", "the board can't run them")))));
    List<AttemptReport> attempts = manifest.quantization().orElseThrow().attempts();
    assertThat(attempts).hasSizeGreaterThanOrEqualTo(6);
    assertThat(attempts.get(attempts.size() - 1).name())
        .endsWith("int16 activations: left out, the board can't run them");
    AttemptReport chosen =
        attempts.stream().filter(AttemptReport::chosen).findFirst().orElseThrow();
    assertThat(chosen.rules()).anyMatch(rule -> !rule.passed());
    assertThat(chosen.name())
        .as("min-max breaks one rule more, that of accuracy")
        .doesNotStartWith("min-max");
    assertThat(new Gate(GateLimits.of(rules)).judge(manifest).passed()).isFalse();
    assertThat(manifest.calibration().warnings())
        .anyMatch(warning -> warning.startsWith("No way of quantizing"));
  }

  @Test
  @DisplayName("leaves alone what keeps the rules, and what no quantization can mend")
  void nothingToDo() throws IOException {
    ConversionManifest plain = convert("plain", Optional.empty());
    ConversionManifest kept = convert("kept", until(Map.of("maxAccuracyDrop", "50")));
    assertThat(kept.deviceModel()).isEqualTo(plain.deviceModel());
    assertThat(kept.verification()).isEqualTo(plain.verification());
    assertThat(kept.quantization().orElseThrow().choosingSamples()).isZero();
    assertThat(kept.quantization().orElseThrow().attempts().get(0).rules())
        .extracting(RuleReport::rule)
        .containsExactly("maxFloatDifference", "maxAccuracyDrop");

    ConversionManifest hopeless = convert("hopeless", until(Map.of("maxRegressionError", "1")));
    assertThat(hopeless.deviceModel()).isEqualTo(plain.deviceModel());
    assertThat(hopeless.quantization().orElseThrow().attempts()).hasSize(1);
    assertThat(hopeless.calibration().warnings())
        .anyMatch(warning -> warning.startsWith("Nothing was tried to repair the model"));
  }
}
