package dev.tinyml.converter.repair;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.report.AttemptReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tries ways of quantizing in the order of {@link RepairStep} until the rules hold. The same trials
 * give the same choice. Immutable.
 */
public final class RepairLadder {
  private static final TrialOrder ORDER = new TrialOrder();

  private final Optional<String> int16Obstacle;

  /**
   * @param int16Obstacle why activations can't become int16, as a phrase; empty when they can
   */
  public RepairLadder(Optional<String> int16Obstacle) {
    this.int16Obstacle = int16Obstacle;
  }

  /**
   * Goes up step by step. A step that can't be made, as its problem says, is left out.
   *
   * @param first the trial of what was configured, which breaks a rule
   * @param bench makes a trial
   */
  public <R> RepairOutcome<R> climb(Trial<R> first, Function<QuantizeOptions, Trial<R>> bench) {
    Set<QuantizeOptions> tried = new LinkedHashSet<>(List.of(first.options()));
    List<Rung<R>> rungs = new ArrayList<>(List.of(Rung.of(first)));
    Trial<R> best = first;
    for (RepairStep step : RepairStep.values()) {
      QuantizeOptions options = step.after(first.options(), best.options());
      if (!tried.add(options)) {
        continue;
      }
      Rung<R> rung = rung(step, options, bench);
      rungs.add(rung);
      if (rung.trial().isPresent()) {
        Trial<R> trial = rung.trial().get();
        if (trial.verdict().passed()) {
          return outcome(trial, rungs);
        }
        best = ORDER.compare(trial, best) < 0 ? trial : best;
      }
    }
    return outcome(best, rungs);
  }

  private <R> Rung<R> rung(
      RepairStep step, QuantizeOptions options, Function<QuantizeOptions, Trial<R>> bench) {
    String name = TrialName.of(options);
    if (step == RepairStep.INT16_ACTIVATIONS && int16Obstacle.isPresent()) {
      return new Rung<>(name + ": left out, " + int16Obstacle.get(), Optional.empty());
    }
    try {
      return new Rung<>(name, Optional.of(bench.apply(options)));
    } catch (ProblemException e) {
      return new Rung<>(name + ": not possible, " + e.problems().get(0).found(), Optional.empty());
    }
  }

  private static <R> RepairOutcome<R> outcome(Trial<R> chosen, List<Rung<R>> rungs) {
    return new RepairOutcome<>(chosen, rungs.stream().map(rung -> rung.report(chosen)).toList());
  }

  /** A trial, or why there was none. */
  private record Rung<R>(String name, Optional<Trial<R>> trial) {

    static <R> Rung<R> of(Trial<R> trial) {
      return new Rung<>(TrialName.of(trial.options()), Optional.of(trial));
    }

    AttemptReport report(Trial<R> chosen) {
      return new AttemptReport(
          name,
          trial.map(t -> t.verdict().rows()).orElse(List.of()),
          trial.filter(t -> t == chosen).isPresent());
    }
  }
}
