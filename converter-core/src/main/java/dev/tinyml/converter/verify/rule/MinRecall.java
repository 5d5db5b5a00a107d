package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.manifest.ClassQuality;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many samples of each class the device's model must recognize.
 *
 * @param all least fraction for every class that has none of its own; empty for no limit
 * @param perClass least fraction for classes by name, or by number
 */
record MinRecall(Optional<Double> all, Map<String, Double> perClass) implements Rule {
  static final String NAME = "minRecall";
  private static final int MOST_CLASSES = 1000;

  MinRecall {
    perClass = Collections.unmodifiableMap(new LinkedHashMap<>(perClass));
  }

  /** {@code 0.8} for every class, {@code fall=0.95} for one; several separated by commas. */
  static MinRecall of(LimitText text) {
    Optional<Double> all = Optional.empty();
    Map<String, Double> perClass = new LinkedHashMap<>();
    for (String part : text.text().split(",", MOST_CLASSES)) {
      int equals = part.lastIndexOf('=');
      double least = new LimitText(text.rule(), part.substring(equals + 1)).fraction();
      String name = part.substring(0, Math.max(0, equals)).strip();
      boolean wrong =
          equals < 0 ? all.isPresent() : name.isEmpty() || perClass.put(name, least) != null;
      if (wrong) {
        throw text.refused("a limit for all classes, and others by name: 0.8, fall=0.95");
      }
      if (equals < 0) {
        all = Optional.of(least);
      }
    }
    return new MinRecall(all, perClass);
  }

  @Override
  public List<Judgement> judge(Measurements measured) {
    Optional<ClassificationResult> result = measured.verification().classification();
    if (result.isEmpty()) {
      double least = all.orElseGet(() -> perClass.values().iterator().next());
      return List.of(
          Judgement.unmeasurable(
              NAME,
              percent(least),
              "the calibration data has no labels, or no samples to hold out",
              "configure <labels>, and more samples than calibrate"));
    }
    List<ClassQuality> classes = result.get().deviceClasses();
    List<String> names = IntStream.range(0, classes.size()).mapToObj(measured::className).toList();
    List<Judgement> judgements = new ArrayList<>();
    Map<Integer, Double> own = new TreeMap<>();
    perClass.forEach(
        (name, least) -> {
          int index = find(name, names);
          if (index < 0) {
            judgements.add(unknown(name, least, names));
          } else {
            own.put(index, least);
          }
        });
    List<Integer> others =
        IntStream.range(0, names.size()).filter(i -> !own.containsKey(i)).boxed().toList();
    all.filter(least -> !others.isEmpty())
        .ifPresent(least -> judgements.add(judge(least, others, classes, measured)));
    own.forEach((index, least) -> judgements.add(judge(least, List.of(index), classes, measured)));
    return judgements;
  }

  /** Of several classes the table shows the worst, the problem all that are too bad. */
  private static Judgement judge(
      double least, List<Integer> indices, List<ClassQuality> classes, Measurements measured) {
    List<Integer> known =
        indices.stream()
            .filter(index -> classes.get(index).recall().isPresent())
            .sorted(Comparator.comparing(index -> classes.get(index).recall().orElseThrow()))
            .toList();
    if (known.isEmpty()) {
      return Judgement.unmeasurable(
          NAME,
          percent(least),
          "none of the held-out samples is of "
              + indices.stream().map(measured::className).collect(Collectors.joining(", ")),
          "give samples of the class, with labels");
    }
    String worst = describe(known.get(0), classes, measured);
    List<String> broken =
        known.stream()
            .filter(index -> classes.get(index).recall().orElseThrow() < least)
            .map(index -> describe(index, classes, measured))
            .toList();
    if (broken.isEmpty()) {
      return Judgement.holds(NAME, percent(least), worst);
    }
    return Judgement.fails(
        NAME,
        percent(least),
        worst,
        new Problem(
            "class-recall",
            ProblemKind.GATE,
            "classes that the device's model misses",
            String.join(", ", broken),
            percent(least) + " of the held-out samples of each class",
            measured.cure()));
  }

  private static String describe(int index, List<ClassQuality> classes, Measurements measured) {
    ClassQuality quality = classes.get(index);
    return String.format(
        Locale.ROOT,
        "%s %.1f %% of %d",
        measured.className(index),
        100 * quality.recall().orElseThrow(),
        quality.samples());
  }

  private static int find(String name, List<String> names) {
    int index = names.indexOf(name);
    // Class 3 goes by its number too, whether it has a name or not.
    return index >= 0
        ? index
        : IntStream.range(0, names.size())
            .filter(i -> String.valueOf(i).equals(name))
            .findFirst()
            .orElse(-1);
  }

  private static Judgement unknown(String name, double least, List<String> names) {
    return Judgement.missing(
        NAME,
        percent(least),
        "no class " + name,
        new Problem(
            "rule-class-unknown",
            ProblemKind.CONFIGURATION,
            "<" + NAME + ">",
            name,
            "one of " + String.join(", ", names) + ", or its number from 0",
            "correct the name"));
  }

  private static String percent(double least) {
    return String.format(Locale.ROOT, "at least %.1f %%", 100 * least);
  }
}
