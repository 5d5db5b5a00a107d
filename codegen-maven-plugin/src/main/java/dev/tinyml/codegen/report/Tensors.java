package dev.tinyml.codegen.report;

import dev.tinyml.converter.report.OperatorReport;
import dev.tinyml.converter.report.SuspectReport;
import dev.tinyml.converter.report.TensorReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activations of a report and the operators that write them. Immutable. */
final class Tensors {
  private static final int UNSUSPECTED = Integer.MAX_VALUE;

  private final List<TensorReport> reports;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Map<String, OperatorReport> writers = new HashMap<>();
  private final Map<String, TensorReport> byName = new HashMap<>();

  Tensors(ReportData data) {
    reports = data.details().tensors();
    List<SuspectReport> suspects = data.details().suspects();
    for (int i = 0; i < suspects.size(); i++) {
      ranks.putIfAbsent(suspects.get(i).output(), i + 1);
    }
    data.details()
        .operators()
        .forEach(operator -> writers.putIfAbsent(operator.output(), operator));
    reports.forEach(tensor -> byName.putIfAbsent(tensor.name(), tensor));
  }

  /** The activation of a name. */
  Optional<TensorReport> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The layer that writes an activation; else its own name. */
  String layer(String name) {
    OperatorReport writer = writers.get(name);
    return writer == null || writer.layer().isEmpty() ? name : writer.layer();
  }

  /** The rank of the suspect that writes an activation. */
  Optional<Integer> rank(String name) {
    return Optional.ofNullable(ranks.get(name));
  }

  /** Those with histograms: of suspects first, then of the noisiest operators. */
  List<TensorReport> worstFirst() {
    return reports.stream()
        .filter(tensor -> tensor.histogram().isPresent())
        .sorted(
            Comparator.comparing(
                    (TensorReport tensor) -> ranks.getOrDefault(tensor.name(), UNSUSPECTED))
                .thenComparing(this::noise))
        .toList();
  }

  private double noise(TensorReport tensor) {
    OperatorReport writer = writers.get(tensor.name());
    return writer == null
        ? Double.POSITIVE_INFINITY
        : writer.ownSignalToNoise().orElse(writer.signalToNoise());
  }
}
