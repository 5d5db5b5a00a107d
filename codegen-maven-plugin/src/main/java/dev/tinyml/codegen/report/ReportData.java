package dev.tinyml.codegen.report;

import dev.tinyml.codegen.arena.ArenaPlan;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.report.SuspectReport;
import dev.tinyml.converter.verify.GateVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the report shows.
 *
 * @param manifest what was converted, and what was measured
 * @param details what was found out beyond that; may be empty
 * @param verdict what the rules say
 * @param arena where activations lie; empty for models that have no such plan
 * @param variants all models of the conversion, this one among them; empty when it is the only one
 * @param fits boards and the model, in the order to show; may be empty
 */
public record ReportData(
    ConversionManifest manifest,
    QuantizationReport details,
    GateVerdict verdict,
    Optional<ArenaPlan> arena,
    List<VariantVerdict> variants,
    List<BoardFit> fits) {

  /** Copies the lists. */
  public ReportData {
    variants = List.copyOf(variants);
    fits = List.copyOf(fits);
  }

  /** What the report on an only model shows, without boards. */
  public ReportData(
      ConversionManifest manifest,
      QuantizationReport details,
      GateVerdict verdict,
      Optional<ArenaPlan> arena) {
    this(manifest, details, verdict, arena, List.of(), List.of());
  }

  /** What the device's model is called beside the float one: the scheme, {@code int8}. */
  String device() {
    return new OptionTexts(manifest).scheme();
  }

  /** The place of an operator among the suspects, from 1. */
  Optional<Integer> rank(OperatorReport operator) {
    return IntStream.range(0, details.suspects().size())
        .filter(i -> isOf(details.suspects().get(i), operator))
        .mapToObj(i -> i + 1)
        .findFirst();
  }

  private static boolean isOf(SuspectReport suspect, OperatorReport operator) {
    return suspect.subgraph() == operator.subgraph() && suspect.operator() == operator.operator();
  }
}
