package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.WilsonInterval;
import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Classes with few samples, and far fewer than others. Stateless. */
final class ClassFinder implements Finder {
  private static final int FEWEST_REPRESENTATIVE = 5;
  private static final int FEWEST_HELD_OUT = 10;
  private static final int MOST_IMBALANCED = 10;
  private static final int MOST_LISTED = 5;

  @Override
  public List<FindingReport> find(DatasetScan scan) {
    Dataset dataset = scan.dataset();
    if (!dataset.hasLabels()) {
      return List.of();
    }
    boolean anomalies = dataset.task().equals(Optional.of(Task.AUTOENCODER));
    int[] all = count(dataset, IntStream.range(0, dataset.sampleCount()).boxed().toList());
    int[] heldOut = count(dataset, scan.split().heldOut());
    List<FindingReport> findings = new ArrayList<>();
    if (!anomalies) {
      representative(scan, findings);
      imbalance(dataset, all, findings);
    }
    heldOut(dataset, all, heldOut, scan.split().heldOut().size(), findings);
    return findings;
  }

  private static int[] count(Dataset dataset, List<Integer> samples) {
    int classes =
        1
            + IntStream.range(0, dataset.sampleCount())
                .map(sample -> dataset.label(sample).orElseThrow())
                .max()
                .orElse(0);
    int[] counts = new int[classes];
    samples.forEach(sample -> counts[dataset.label(sample).orElseThrow()]++);
    return counts;
  }

  private static void representative(DatasetScan scan, List<FindingReport> findings) {
    List<Integer> perClass = scan.split().perClass();
    List<Integer> scarce =
        IntStream.range(0, perClass.size())
            .filter(c -> perClass.get(c) < FEWEST_REPRESENTATIVE)
            .boxed()
            .toList();
    if (!scarce.isEmpty()) {
      int[] counts = perClass.stream().mapToInt(Integer::intValue).toArray();
      findings.add(
          new FindingReport(
              "class-under-represented",
              true,
              classes(scan.dataset(), scarce),
              "fewer than "
                  + FEWEST_REPRESENTATIVE
                  + " representative samples: "
                  + counts(scan.dataset(), scarce, counts),
              "activations that only these classes cause are clipped, which costs their recall",
              "add samples of these classes, or raise <calibrationSamples>"));
    }
  }

  private static void imbalance(Dataset dataset, int[] all, List<FindingReport> findings) {
    List<Integer> present = IntStream.range(0, all.length).filter(c -> all[c] > 0).boxed().toList();
    int largest = present.stream().reduce((a, b) -> all[b] > all[a] ? b : a).orElseThrow();
    int smallest = present.stream().reduce((a, b) -> all[b] < all[a] ? b : a).orElseThrow();
    if ((long) all[smallest] * MOST_IMBALANCED < all[largest]) {
      findings.add(
          new FindingReport(
              "classes-imbalanced",
              false,
              "classes of the dataset",
              counts(dataset, List.of(largest, smallest), all),
              "the accuracy is mostly that of "
                  + classes(dataset, List.of(largest))
                  + "; what quantization does to rare classes hardly shows in it",
              "look at the recall of each class, or add samples of rare classes"));
    }
  }

  private static void heldOut(
      Dataset dataset, int[] all, int[] heldOut, int total, List<FindingReport> findings) {
    List<Integer> scarce =
        IntStream.range(0, all.length)
            .filter(c -> all[c] > 0 && heldOut[c] < FEWEST_HELD_OUT)
            .boxed()
            .toList();
    // Too few altogether is a finding of its own.
    if (!scarce.isEmpty() && total > FEWEST_HELD_OUT * all.length) {
      int fewest = scarce.stream().mapToInt(c -> heldOut[c]).min().orElseThrow();
      findings.add(
          new FindingReport(
              "class-few-held-out",
              false,
              classes(dataset, scarce),
              "fewer than "
                  + FEWEST_HELD_OUT
                  + " held-out samples: "
                  + counts(dataset, scarce, heldOut),
              fewest == 0
                  ? "its recall can't be measured"
                  : "a recall of 100 % measured on "
                      + fewest
                      + " samples lies, with 95 % confidence, anywhere from "
                      + WilsonInterval.of(fewest, fewest).describe(),
              "add samples of these classes"));
    }
  }

  private static String classes(Dataset dataset, List<Integer> some) {
    List<String> listed = some.stream().limit(MOST_LISTED).map(c -> name(dataset, c)).toList();
    String more = some.size() > MOST_LISTED ? " and " + (some.size() - MOST_LISTED) + " more" : "";
    return (some.size() == 1 ? "class " : "classes ") + String.join(", ", listed) + more;
  }

  private static String counts(Dataset dataset, List<Integer> some, int[] counts) {
    return String.join(
        ", ",
        some.stream()
            .limit(MOST_LISTED)
            .map(c -> counts[c] + " of class " + name(dataset, c))
            .toList());
  }

  private static String name(Dataset dataset, int c) {
    return c < dataset.classNames().size() ? dataset.classNames().get(c) : String.valueOf(c);
  }
}
