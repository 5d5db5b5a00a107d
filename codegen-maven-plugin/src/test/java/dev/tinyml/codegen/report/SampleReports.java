package dev.tinyml.codegen.report;

import dev.tinyml.codegen.arena.ArenaPlan;
import dev.tinyml.codegen.arena.ArenaPlanner;
import dev.tinyml.codegen.arena.PlannedTensor;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.fit.ModelDemand;
import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.FindingReport;
import dev.tinyml.converter.report.HistogramReport;
import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.report.SuspectReport;
import dev.tinyml.converter.report.TensorReport;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reports of the gesture fixture, with made-up figures that exercise every part of the page. */
final class SampleReports {
  private static final List<String> LAYERS = List.of("dense", "dense_1", "dense_2", "dense_2");
  private static final List<String> KINDS =
      List.of("FULLY_CONNECTED", "FULLY_CONNECTED", "FULLY_CONNECTED", "SOFTMAX");

  private SampleReports() {}

  /** One whose second layer suffers from an outlier, and that breaks a rule. */
  static ReportData gesture() {
    ConversionManifest manifest = GestureFixture.manifest();
    List<String> outputs = activations(manifest).skip(1).map(t -> t.spec().name()).toList();
    double[] shares = {0.02, 0.91, 0.06, 0.01};
    double[] own = {41.2, 14.6, 38.9, 52.0};
    double[] all = {40.1, 14.4, 13.2, 17.8};
    List<OperatorReport> operators =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new OperatorReport(
                        0,
                        i,
                        KINDS.get(i),
                        LAYERS.get(i),
                        outputs.get(i),
                        all[i],
                        0.99 - 0.02 * i,
                        0.3 + i,
                        i == 1 ? 0.0004 : 0,
                        Optional.of(own[i]),
                        Optional.of(own[i] + 3),
                        Optional.of(shares[i]),
                        Optional.of(i == 1 ? 0.925 : 0.957)))
            .toList();
    return new ReportData(
        manifest,
        new QuantizationReport(
            activations(manifest).map(SampleReports::tensor).toList(),
            operators,
            List.of(
                new SuspectReport(
                    0,
                    1,
                    KINDS.get(1),
                    LAYERS.get(1),
                    outputs.get(1),
                    Optional.of(0.91),
                    "its largest value is 38 times the 99.9th percentile",
                    "choose ranges by percentile or mean square error")),
            List.of("1 operator has no counterpart in the float model"),
            List.of(
                new FindingReport(
                    "class-rare",
                    true,
                    "class circle",
                    "4 of 120 samples",
                    "its ranges may be too narrow",
                    "record more of it"),
                new FindingReport(
                    "duplicates", false, "samples", "3 of 400", "next to nothing", "remove them")),
            List.of(
                attempt("as configured", "2.86 points", false),
                attempt("percentile 99.99", "0.36 points", true))),
        new Gate(GateLimits.of(Map.of("maxAccuracyDrop", "0.1", "maxSize", "16 KiB")))
            .judge(manifest),
        plan(),
        List.of(),
        fits());
  }

  /** What is left for a model that came quantized and without data. */
  static ReportData reduced() {
    ConversionManifest manifest = GestureFixture.manifest();
    return new ReportData(
        manifest,
        QuantizationReport.EMPTY,
        new Gate(GateLimits.DEFAULT).judge(manifest),
        Optional.empty());
  }

  /** One with so many operators, each with a histogram, whose names are all this text. */
  static ReportData large(int operators, String name) {
    ReportData sample = gesture();
    OperatorReport operator = sample.details().operators().get(1);
    TensorReport tensor = sample.details().tensors().get(1);
    return new ReportData(
        sample.manifest(),
        new QuantizationReport(
            IntStream.range(0, operators)
                .mapToObj(
                    i ->
                        new TensorReport(
                            0,
                            i,
                            name,
                            tensor.min(),
                            tensor.max(),
                            tensor.low(),
                            tensor.high(),
                            tensor.scale(),
                            tensor.zeroPoint(),
                            tensor.saturation(),
                            tensor.loss(),
                            tensor.histogram()))
                .toList(),
            IntStream.range(0, operators)
                .mapToObj(
                    i ->
                        new OperatorReport(
                            0,
                            i,
                            name,
                            name,
                            name,
                            20,
                            0.9,
                            1,
                            0,
                            operator.ownSignalToNoise(),
                            operator.signalToNoiseAlone(),
                            Optional.of(1.0 / operators),
                            Optional.of(0.9)))
                .toList(),
            List.of(
                new SuspectReport(0, 1, name, name, name, Optional.of(0.5), name, name),
                new SuspectReport(0, -1, name, name, name, Optional.empty(), name, name)),
            List.of(name),
            List.of(new FindingReport(name, true, name, name, name, name)),
            List.of(
                new AttemptReport(name, List.of(new RuleReport(name, name, name, false)), false),
                new AttemptReport(name, List.of(), true))),
        sample.verdict(),
        Optional.of(
            new ArenaPlan(
                operators,
                IntStream.range(0, operators)
                    .mapToObj(i -> new PlannedTensor(i, name, 64, 64 * (i % 3), i, i + 1))
                    .toList())),
        List.of(),
        sample.fits());
  }

  private static Stream<TensorInfo> activations(ConversionManifest manifest) {
    return manifest.tensors().stream().filter(tensor -> !tensor.constant());
  }

  private static AttemptReport attempt(String name, String drop, boolean chosen) {
    return new AttemptReport(
        name, List.of(new RuleReport("maxAccuracyDrop", "below 0.5 points", drop, chosen)), chosen);
  }

  private static TensorReport tensor(TensorInfo info) {
    double scale = info.spec().quantization().orElseThrow().scale();
    int zeroPoint = info.spec().quantization().orElseThrow().zeroPoint();
    double low = (-128 - zeroPoint) * scale;
    double high = (127 - zeroPoint) * scale;
    List<Long> counts =
        LongStream.range(0, 64)
            .map(i -> i < 40 ? 4000 / (1 + i * i) : i == 63 ? 1 : 0)
            .boxed()
            .toList();
    return new TensorReport(
        0,
        info.index(),
        info.spec().name(),
        low,
        high * 1.5,
        low,
        high,
        Optional.of(scale),
        Optional.of(zeroPoint),
        Optional.of(0.0004),
        Optional.of(0.002),
        Optional.of(new HistogramReport(low, high * 1.5, counts)));
  }

  private static Optional<ArenaPlan> plan() {
    return new ArenaPlanner()
        .plan(new TfliteReader().read("gesture", GestureFixture.model().deviceModel()));
  }

  private static List<BoardFit> fits() {
    ModelBytes model = GestureFixture.model().deviceModel();
    return new FitJudge(RuntimeCatalogue.load())
        .judge(
            new ModelDemand(
                new DeviceModel(model, new TfliteReader().read("gesture", model)), 300_000, 1200),
            BoardCatalogue.load()
                .require(
                    List.of("nano33ble_sense_rev2", "nano_rp2040_connect", "uno_r3", "teensy_41")));
  }
}
