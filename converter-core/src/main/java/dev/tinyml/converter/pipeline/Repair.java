package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.repair.HeldOutHalves;
import dev.tinyml.converter.repair.RepairLadder;
import dev.tinyml.converter.repair.RepairOptions;
import dev.tinyml.converter.repair.RepairOutcome;
import dev.tinyml.converter.repair.Trial;
import dev.tinyml.converter.repair.TrialName;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.rule.Measurements;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a way of quantizing that keeps the rules. One half of the held-out samples chooses it, the
 * other half tells how good it is. Used once.
 */
final class Repair {
  private static final String SHARED =
      "The %d held-out samples are too few to choose a way of quantizing with some and to verify it"
          + " with others: all of them did both, so that what was measured is optimistic.";
  private static final String FAILED =
      "No way of quantizing that was tried keeps all rules; this is the best of them, measured with"
          + " the %d held-out samples that chose it.";

  private final RepairOptions options;
  private final Stages stages;
  private final QuantizationBench bench;
  private final SampleData data;
  private final Gate gate;

  Repair(RepairOptions options, Stages stages, QuantizationBench bench, SampleData data) {
    this.options = options;
    this.stages = stages;
    this.bench = bench;
    this.data = data;
    gate = new Gate(options.limits());
  }

  /** What rules look at, of a model that is not finished. */
  static Measurements measurements(
      MadeModel quantized, VerificationInfo verification, List<String> classNames) {
    return new Measurements(verification, quantized.model().bytes().size(), classNames, List.of());
  }

  /**
   * Repairs.
   *
   * @param configured the options of the user
   * @param quantized what they gave, which breaks a rule
   */
  MeasuredModel run(QuantizeOptions configured, MadeModel quantized) {
    HeldOutHalves halves =
        HeldOutHalves.deal(
            data.split().heldOut(), sample -> data.dataset().label(sample).orElse(0));
    List<Integer> choosing = halves.choosing();
    Trial<MadeModel> first =
        stages.run(
            "Judge " + TrialName.of(configured),
            () -> trial(configured, quantized, choosing),
            Summary::of);
    RepairOutcome<MadeModel> outcome =
        new RepairLadder(options.int16Obstacle(operators(quantized)))
            .climb(
                first,
                other ->
                    stages.run(
                        "Try " + TrialName.of(other),
                        () -> trial(other, bench.quantize(other), choosing),
                        Summary::of));
    Trial<MadeModel> chosen = outcome.chosen();
    boolean repaired = chosen.verdict().passed();
    return new MeasuredModel(
        chosen.options(),
        chosen.result(),
        repaired && !halves.shared()
            ? verified(chosen, halves.verifying())
            : chosen.measured().verification(),
        outcome.attempts(),
        choosing.size(),
        warnings(repaired, halves));
  }

  private static Set<String> operators(MadeModel made) {
    return made.model().structure().subgraphs().stream()
        .flatMap(graph -> graph.operators().stream())
        .map(TfliteOperator::name)
        .collect(Collectors.toSet());
  }

  private VerificationInfo verified(Trial<MadeModel> chosen, List<Integer> verifying) {
    return stages.run(
        "Verify " + TrialName.of(chosen.options()),
        () -> bench.measure(chosen.result().model(), verifying),
        Summary::ofInt8);
  }

  private static List<String> warnings(boolean repaired, HeldOutHalves halves) {
    if (!repaired) {
      return List.of(String.format(FAILED, halves.choosing().size()));
    }
    return halves.shared() && !halves.choosing().isEmpty()
        ? List.of(String.format(SHARED, halves.choosing().size()))
        : List.of();
  }

  private Trial<MadeModel> trial(
      QuantizeOptions used, MadeModel quantized, List<Integer> choosing) {
    Measurements measured =
        measurements(
            quantized, bench.measure(quantized.model(), choosing), data.dataset().classNames());
    return new Trial<>(used, quantized, measured, gate.judge(measured));
  }
}
