package dev.tinyml.converter.calibration;

import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws the representative samples, the same ones for the same dataset and options everywhere.
 *
 * <p>With labels the classes take turns, each with its samples in a seeded random order, until
 * there are enough: the draw is even, and so is every beginning of the order in which samples are
 * fed. A class with few samples gives what it has, and keeps one held out if it has two or more.
 * When the whole dataset has no more samples than are asked for, at most half of each class
 * calibrates, so that something is left to measure accuracy with.
 *
 * <p>A dataset with targets counts as a single class. Of one for an autoencoder only normal
 * samples, those of class 0, calibrate, as only such were trained with: the ranges of anomalies
 * would take resolution from them.
 *
 * <p>With neither nothing can be measured: up to 300 samples all calibrate, in their own order. Of
 * more, one is drawn at random from each of as many equal stretches of the file.
 *
 * <p>Immutable and thread-safe.
 */
public final class CalibrationSplitter {
  private static final int FEWEST = 100;
  private static final int MOST = 300;
  private static final int MOST_NAMED = 10;

  /**
   * Splits a dataset.
   *
   * @param classCount number of classes; not looked at when the dataset has no labels
   * @throws ProblemException when less than one sample is asked for, or a class has none to
   *     calibrate with
   */
  public CalibrationSplit split(Dataset dataset, int classCount, SplitOptions options) {
    if (options.calibrationSamples() < 1) {
      throw new ProblemException(
          new Problem(
              "calibration-samples",
              ProblemKind.CONFIGURATION,
              "<calibrationSamples>",
              String.valueOf(options.calibrationSamples()),
              "from " + FEWEST + " to " + MOST,
              "configure a number in this range, or leave it out"));
    }
    SeededShuffle random = new SeededShuffle(options.seed());
    if (dataset.hasTargets()) {
      List<Integer> all = IntStream.range(0, dataset.sampleCount()).boxed().toList();
      return result(dataset, oneClass(all, options, random), List.of());
    }
    if (!dataset.hasLabels()) {
      return unlabelled(dataset, options, random);
    }
    return dataset.task().equals(Optional.of(Task.AUTOENCODER))
        ? normalOnly(dataset, options, random)
        : byClass(dataset, classCount, options, random);
  }

  private static CalibrationSplit byClass(
      Dataset dataset, int classCount, SplitOptions options, SeededShuffle random) {
    List<List<Integer>> classes = classes(dataset, classCount);
    classes.forEach(random::shuffle);
    boolean scarce = dataset.sampleCount() <= options.calibrationSamples();
    List<Integer> drawn = new ArrayList<>();
    int[] perClass = new int[classCount];
    for (int round = 0; drawn.size() < options.calibrationSamples(); round++) {
      int before = drawn.size();
      for (int c = 0; c < classCount && drawn.size() < options.calibrationSamples(); c++) {
        if (round < available(classes.get(c).size(), scarce)) {
          drawn.add(classes.get(c).get(round));
          perClass[c]++;
        }
      }
      if (drawn.size() == before) {
        break;
      }
    }
    List<Integer> counts = IntStream.of(perClass).boxed().toList();
    if (counts.contains(0)) {
      throw new ProblemException(
          new Problem(
              "calibration-class-missing",
              ProblemKind.CONFIGURATION,
              "<calibrationSamples>",
              drawn.size() + ", so that class " + name(dataset, counts.indexOf(0)) + " has none",
              "a sample of each of the " + classCount + " classes",
              "configure more calibration samples, or leave the number out"));
    }
    return result(dataset, drawn, counts);
  }

  private static CalibrationSplit normalOnly(
      Dataset dataset, SplitOptions options, SeededShuffle random) {
    List<Integer> normal =
        IntStream.range(0, dataset.sampleCount())
            .filter(sample -> dataset.label(sample).orElseThrow() == 0)
            .boxed()
            .toList();
    if (normal.isEmpty()) {
      throw new ProblemException(
          new Problem(
              "calibration-class-missing",
              ProblemKind.BROKEN_INPUT,
              "dataset " + dataset.id(),
              "no sample of class " + name(dataset, 0) + ", normal ones",
              "normal samples, as the autoencoder was trained with",
              "add them, and label them 0; label anomalies 1"));
    }
    List<Integer> drawn = oneClass(normal, options, random);
    return result(dataset, drawn, List.of(drawn.size(), 0));
  }

  private static List<Integer> oneClass(
      List<Integer> samples, SplitOptions options, SeededShuffle random) {
    List<Integer> shuffled = new ArrayList<>(samples);
    random.shuffle(shuffled);
    int available = available(samples.size(), samples.size() <= options.calibrationSamples());
    return shuffled.subList(0, Math.min(available, options.calibrationSamples()));
  }

  private static int available(int samples, boolean scarce) {
    if (samples < 2) {
      return samples;
    }
    return scarce ? samples / 2 : samples - 1;
  }

  private static List<List<Integer>> classes(Dataset dataset, int classCount) {
    List<List<Integer>> classes = new ArrayList<>();
    for (int c = 0; c < classCount; c++) {
      classes.add(new ArrayList<>());
    }
    Problems problems = new Problems();
    for (int sample = 0; sample < dataset.sampleCount(); sample++) {
      int label = dataset.label(sample).orElseThrow();
      if (label < classCount) {
        classes.get(label).add(sample);
      } else {
        problems.add(
            "dataset-label-value",
            ProblemKind.BROKEN_INPUT,
            "dataset " + dataset.id(),
            "label " + label + " at sample " + sample,
            "a whole number from 0 to " + (classCount - 1),
            "number the classes as the model's outputs are ordered, from 0");
      }
    }
    List<Integer> missing =
        IntStream.range(0, classCount).filter(c -> classes.get(c).isEmpty()).boxed().toList();
    if (!missing.isEmpty()) {
      problems.add(
          "calibration-class-missing",
          ProblemKind.BROKEN_INPUT,
          "dataset " + dataset.id(),
          missing.stream()
              .limit(MOST_NAMED)
              .map(c -> name(dataset, c))
              .collect(
                  Collectors.joining(
                      ", ",
                      missing.size() == 1 ? "no sample of class " : "no sample of the classes ",
                      missing.size() > MOST_NAMED
                          ? " and " + (missing.size() - MOST_NAMED) + " others"
                          : "")),
          "samples of each of the " + classCount + " classes",
          "add samples of these classes, best as many as of the others");
    }
    problems.throwIfAny();
    return classes;
  }

  private static String name(Dataset dataset, int c) {
    return c < dataset.classNames().size() ? c + " (" + dataset.classNames().get(c) + ")" : "" + c;
  }

  private static CalibrationSplit unlabelled(
      Dataset dataset, SplitOptions options, SeededShuffle random) {
    int count = dataset.sampleCount();
    int wanted = options.calibrationSamples();
    if (count <= MOST || count <= wanted) {
      return result(dataset, IntStream.range(0, count).boxed().toList(), List.of());
    }
    List<Integer> drawn = new ArrayList<>();
    for (int stretch = 0; stretch < wanted; stretch++) {
      int start = (int) ((long) stretch * count / wanted);
      int end = (int) ((stretch + 1L) * count / wanted);
      drawn.add(start + random.below(end - start));
    }
    return result(dataset, drawn, List.of());
  }

  private static CalibrationSplit result(
      Dataset dataset, List<Integer> drawn, List<Integer> perClass) {
    TreeSet<Integer> heldOut = new TreeSet<>();
    IntStream.range(0, dataset.sampleCount()).forEach(heldOut::add);
    drawn.forEach(heldOut::remove);
    return new CalibrationSplit(drawn, List.copyOf(heldOut), perClass);
  }
}
