package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All rules that there are, by the names of their parameters. Stateless. */
public final class Rules {
  private static final double USUAL_FLOAT_DIFFERENCE = 0.001;
  private static final double USUAL_WARNING = 2;
  private static final double USUAL_DROP = 5;

  /** Rules that nobody has unless configured, in the order of the table. */
  private static final Map<String, Function<LimitText, Rule>> OPTIONAL = optional();

  private static Map<String, Function<LimitText, Rule>> optional() {
    Map<String, Function<LimitText, Rule>> rules = new LinkedHashMap<>();
    rules.put(MinRecall.NAME, MinRecall::of);
    for (Metric metric : Metric.values()) {
      rules.put(metric.rule(), text -> new MetricLimit(metric, text.number(metric.unit())));
    }
    rules.put(MaxSize.NAME, text -> new MaxSize(text.bytes()));
    return rules;
  }

  /** The names of all parameters, in the order of the table. */
  public static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(MaxFloatDifference.NAME, AccuracyDrop.NAME, AccuracyDrop.WARNING_NAME));
    names.addAll(OPTIONAL.keySet());
    return names;
  }

  /**
   * The rules of a configuration.
   *
   * @param settings values by name, as the user wrote them; what has a default may be missing
   * @throws ProblemException when there is no such rule, or a value is none for it
   */
  public List<Rule> of(Map<String, String> settings) {
    Problems problems = new Problems();
    checkNames(settings, problems);
    List<Rule> rules = new ArrayList<>();
    collect(
        problems,
        () ->
            rules.add(
                new MaxFloatDifference(
                    positive(settings, MaxFloatDifference.NAME, "", USUAL_FLOAT_DIFFERENCE))));
    collect(problems, () -> positive(settings, AccuracyDrop.WARNING_NAME, "%", USUAL_WARNING));
    collect(problems, () -> positive(settings, AccuracyDrop.NAME, "%", USUAL_DROP));
    if (problems.isEmpty()) {
      rules.add(accuracyDrop(settings));
    }
    OPTIONAL.forEach(
        (name, rule) ->
            find(settings, name)
                .ifPresent(text -> collect(problems, () -> rules.add(rule.apply(text)))));
    problems.throwIfAny();
    return List.copyOf(rules);
  }

  private static AccuracyDrop accuracyDrop(Map<String, String> settings) {
    return new AccuracyDrop(
        positive(settings, AccuracyDrop.WARNING_NAME, "%", USUAL_WARNING),
        positive(settings, AccuracyDrop.NAME, "%", USUAL_DROP),
        settings.containsKey(AccuracyDrop.NAME));
  }

  private static double positive(
      Map<String, String> settings, String name, String unit, double usual) {
    return find(settings, name).map(text -> text.positive(unit)).orElse(usual);
  }

  private static Optional<LimitText> find(Map<String, String> settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(text -> new LimitText(name, text));
  }

  private static void checkNames(Map<String, String> settings, Problems problems) {
    settings.keySet().stream()
        .filter(name -> !names().contains(name))
        .forEach(
            name ->
                problems.add(
                    "rule-unknown",
                    ProblemKind.CONFIGURATION,
                    "<" + name + ">",
                    "no rule has this name",
                    "one of " + String.join(", ", names()),
                    "correct the name"));
  }

  private static void collect(Problems problems, Runnable parsing) {
    try {
      parsing.run();
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
    }
  }
}
