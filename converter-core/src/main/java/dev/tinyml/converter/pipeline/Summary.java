package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.blame.BlameResult;
import dev.tinyml.converter.calibration.CalibrationSplit;
import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.repair.Trial;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import dev.tinyml.converter.verify.rule.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The one line that a person wants to read about a stage's result. Stateless. */
final class Summary {
  private Summary() {}

  static String of(SourceModel model) {
    long parameters = model.graph().weights().mapToLong(weight -> weight.value().size()).sum();
    int layers = model.graph().layers().size();
    return String.format(
        Locale.ROOT, "%d layers, %,d parameters, %s", layers, parameters, model.producer());
  }

  static String of(Dataset dataset) {
    List<String> facts = new ArrayList<>();
    facts.add(dataset.sampleCount() + " samples");
    if (dataset.hasLabels()) {
      facts.add("labelled");
    }
    if (dataset.hasTargets()) {
      facts.add("with targets");
    }
    dataset.task().ifPresent(task -> facts.add(task.id()));
    if (!dataset.normalization().isIdentity()) {
      facts.add("normalized with mean and std");
    }
    return String.join(", ", facts);
  }

  static String of(CalibrationSplit split, List<String> classNames) {
    String perClass =
        IntStream.range(0, split.perClass().size())
            .mapToObj(
                i ->
                    (classNames.isEmpty() ? "class " + i : classNames.get(i))
                        + " "
                        + split.perClass().get(i))
            .collect(Collectors.joining(", "));
    return split.calibration().size()
        + " samples"
        + (perClass.isEmpty() ? "" : " (" + perClass + ")")
        + ", "
        + split.heldOut().size()
        + " held out";
  }

  static String ofObserved(Optional<ObservedModel> model) {
    return model
        .map(ObservedModel::observations)
        .map(
            seen ->
                seen.tensors().size() + " activations of " + seen.samples() + " samples observed")
        .orElse("nothing to observe");
  }

  static String ofTensors(List<TensorReport> tensors) {
    return tensors.stream()
        .filter(tensor -> tensor.scale().isPresent() && tensor.loss().orElse(0.0) > 0)
        .max(Comparator.comparing(tensor -> tensor.loss().orElseThrow()))
        .map(
            worst ->
                String.format(
                    Locale.ROOT,
                    "%d activations, most lost by %s: %.3f %% of its values, %.0f dB below them",
                    tensors.size(),
                    worst.name(),
                    100 * worst.saturation().orElseThrow(),
                    -10 * StrictMath.log10(worst.loss().orElseThrow())))
        .orElse(tensors.size() + " activations, none");
  }

  static String of(BlameResult result) {
    return result.operators().size()
        + " operators"
        + (result.suspects().isEmpty()
            ? ", none stands out"
            : ", suspects: "
                + result.suspects().stream()
                    .map(suspect -> suspect.kind() + " " + suspect.layer())
                    .collect(Collectors.joining(", ")));
  }

  static String ofFindings(List<FindingReport> findings) {
    long serious = findings.stream().filter(FindingReport::serious).count();
    return findings.isEmpty()
        ? "nothing found"
        : findings.size()
            + " findings, "
            + serious
            + " serious: "
            + findings.stream().map(FindingReport::id).collect(Collectors.joining(", "));
  }

  static String of(FloatTfliteModel model) {
    return String.format(
        Locale.ROOT,
        "%,d bytes, %d operators",
        model.bytes().size(),
        model.structure().operators().size());
  }

  static String of(DeviceModel model, FloatTfliteModel floatModel) {
    return String.format(
        Locale.ROOT,
        "%,d bytes, 1/%.2f of float; input %s; output %s",
        model.bytes().size(),
        (double) floatModel.bytes().size() / model.bytes().size(),
        borders(model.structure().inputTensors()),
        borders(model.structure().outputTensors()));
  }

  private static String borders(List<TfliteTensor> tensors) {
    return tensors.stream()
        .map(
            t ->
                t.spec()
                    .quantization()
                    .map(q -> "scale " + NumberText.of(q.scale()) + ", zero point " + q.zeroPoint())
                    .orElse("not quantized"))
        .collect(Collectors.joining(" and "));
  }

  static String ofFloat(VerificationInfo info) {
    return Stream.concat(
            info.floatTflite().stream().map(f -> f.describe() + " to the source"),
            info.keras().stream().map(k -> k.describe() + " to Keras"))
        .reduce((a, b) -> a + "; " + b)
        .orElse("nothing to compare with");
  }

  static String ofInt8(VerificationInfo info) {
    return info.classification()
        .map(result -> "accuracy " + result.describe())
        .or(() -> info.regression().map(RegressionResult::describe))
        .or(() -> info.detection().map(result -> "AUC " + result.describe()))
        .or(() -> info.reconstruction().map(r -> "reconstruction error " + r.describe()))
        .or(() -> info.device().map(c -> c.describe() + " to float"))
        .orElse("nothing to measure with");
  }

  static String of(Trial<?> trial) {
    List<Judgement> broken =
        trial.verdict().judgements().stream().filter(j -> j.problem().isPresent()).toList();
    return ofInt8(trial.measured().verification())
        + "; "
        + (broken.isEmpty()
            ? "all rules hold"
            : broken.stream()
                .map(j -> j.row().rule() + " " + j.verdict().word() + ": " + j.row().measured())
                .collect(Collectors.joining(", ")));
  }

  /** Which ways of quantizing gave which models. */
  static String of(ConversionOptions options, List<QuantizedVariant> models) {
    return models.size() == 1
        ? "all " + options.variants().size() + " give the same model, which all boards get"
        : models.stream()
            .map(model -> model.variant().orElseThrow().describe())
            .collect(Collectors.joining("; "));
  }

  static String of(ManifestFile file) {
    return file.manifests().stream()
            .map(manifest -> String.valueOf(manifest.operators().size()))
            .collect(Collectors.joining(" and "))
        + " kinds of operators in the manifest";
  }

  static String of(GoldenVectors golden) {
    return golden.vectors().size() + " vectors in TensorFlow Lite Micro's arithmetic";
  }
}
