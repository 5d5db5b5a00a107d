package dev.tinyml.it.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a sketch must print that runs its golden vectors and then gets the golden windows as
 * readings, one window behind the other, and tells the result of every window.
 *
 * @param golden its golden vectors
 * @param sensor how it gets its readings
 */
public record Transcript(GoldenHeader golden, SensorUse sensor) {
  private static final Pattern PASSED =
      Pattern.compile(
          "TINYML-SELF-TEST PASS contract=[0-9a-f]{16} vectors=(\\d+) digest=([0-9a-f]{8})"
              + " expected=([0-9a-f]{8})");

  /** Of a sketch. */
  public static Transcript of(GeneratedSketch sketch) {
    return new Transcript(GoldenHeader.of(sketch), SensorUse.of(sketch));
  }

  /** How many windows there are in the replayed readings. */
  public int results() {
    return (readings() - sensor.windowLength()) / sensor.windowStride() + 1;
  }

  private int readings() {
    return golden.raw().size() * sensor.windowLength();
  }

  /** What is wrong with what a sketch printed; empty when nothing is. */
  public List<String> faults(List<String> lines) {
    List<String> faults = new ArrayList<>();
    boolean passed =
        lines.stream()
            .map(PASSED::matcher)
            .anyMatch(
                line ->
                    line.matches()
                        && Integer.parseInt(line.group(1)) == golden.outputs().size()
                        && (golden.tolerance() > 0 || line.group(2).equals(line.group(3))));
    if (!passed) {
      faults.add("no line is a verdict of the form " + PASSED);
    }
    faults.addAll(faultsOfResults(lines));
    return faults;
  }

  /** What is wrong with the results that a sketch without self-test printed. */
  public List<String> faultsOfResults(List<String> lines) {
    List<String> faults = new ArrayList<>();
    List<String> results = lines.stream().filter(this::isResult).toList();
    if (results.size() != results()) {
      faults.add(results.size() + " results, not " + results());
      return faults;
    }
    for (int w = 0; w < golden.raw().size(); w++) {
      int before = w * sensor.windowLength();
      // The windows in between hold readings of two; nobody knows what they are.
      if (before % sensor.windowStride() == 0) {
        String result = results.get(before / sensor.windowStride());
        String expected = sensor.classNames().get(golden.classOf(w));
        if (!result.startsWith(expected + " ")) {
          faults.add("golden window " + w + " is \"" + result + "\", not " + expected);
        }
      }
    }
    return faults;
  }

  private boolean isResult(String line) {
    return sensor.classNames().stream().anyMatch(name -> line.startsWith(name + " "));
  }
}
