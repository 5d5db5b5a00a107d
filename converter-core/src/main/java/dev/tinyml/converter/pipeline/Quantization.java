package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.repair.TrialName;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateVerdict;
import dev.tinyml.converter.verify.rule.Measurements;
import java.util.List;

/** Quantizes as configured and measures; where rules ask for it, has that repaired. Used once. */
final class Quantization {
  private static final String BEYOND_REPAIR =
      "Nothing was tried to repair the model: a rule fails that no other way of quantizing can"
          + " satisfy.";

  private final ConversionOptions options;
  private final Stages stages;
  private final QuantizationBench bench;
  private final SampleData data;

  Quantization(ConversionOptions options, Stages stages, QuantizationBench bench, SampleData data) {
    this.options = options;
    this.stages = stages;
    this.bench = bench;
    this.data = data;
  }

  /**
   * Makes the model for the device.
   *
   * @param floatModel to compare sizes with
   */
  MadeModel quantize(FloatTfliteModel floatModel) {
    return stages.run(
        "Quantize to " + options.quantize().scheme().id(),
        () -> bench.quantize(options.quantize()),
        made -> Summary.of(made.model(), floatModel));
  }

  /**
   * Measures the model, and makes another one where rules ask for that.
   *
   * @param quantized what {@link #quantize} made
   */
  MeasuredModel verify(MadeModel quantized) {
    VerificationInfo verification =
        stages.run(
            "Verify " + options.quantize().scheme().id(),
            () -> bench.measure(quantized.model(), data.split().heldOut()),
            Summary::ofInt8);
    return options
        .repair()
        .map(repair -> judged(repair, quantized, verification))
        .orElseGet(() -> single(quantized, verification, List.of(), List.of()));
  }

  private MeasuredModel judged(
      RepairOptions repair, MadeModel quantized, VerificationInfo verification) {
    Gate gate = new Gate(repair.limits());
    Measurements measured =
        Repair.measurements(quantized, verification, data.dataset().classNames());
    GateVerdict verdict = gate.judge(measured);
    if (verdict.passed() || !gate.mayBeRepaired(measured)) {
      return single(
          quantized,
          verification,
          verdict.rows(),
          verdict.passed() ? List.of() : List.of(BEYOND_REPAIR));
    }
    return new Repair(repair, stages, bench, data).run(options.quantize(), quantized);
  }

  private MeasuredModel single(
      MadeModel quantized,
      VerificationInfo verification,
      List<RuleReport> rules,
      List<String> warnings) {
    return new MeasuredModel(
        options.quantize(),
        quantized,
        verification,
        List.of(new AttemptReport(TrialName.of(options.quantize()), rules, true)),
        0,
        warnings);
  }
}
