package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which values of a sample belong together: those of the same axis of a sensor, column of a table
 * or colour. The last axis tells them apart; of a flat sample every value is one, unless the
 * dataset describes the signal.
 *
 * @param count at least 1; the value at an index belongs to channel index % count
 * @param names one per channel, or none
 * @param steps values per channel in a sample
 */
record Channels(int count, List<String> names, int steps) {
  private static final int MOST_LISTED = 5;

  Channels {
    names = List.copyOf(names);
  }

  /** The channels of an input. */
  static Channels of(Dataset dataset, int input) {
    Shape recorded = dataset.recordedShape(input);
    int values = recorded.elementCount();
    List<String> signal = dataset.signal().map(SignalInfo::channels).orElse(List.of());
    long described =
        dataset.signal().map(s -> (long) s.windowLength() * s.channels().size()).orElse(0L);
    if (described == values && values > 0) {
      return new Channels(signal.size(), signal, values / signal.size());
    }
    Shape model = dataset.normalized(0).get(input).shape();
    Shape telling = recorded.rank() > 1 ? recorded : model;
    int count = telling.rank() == 0 ? 1 : telling.dimension(telling.rank() - 1);
    return new Channels(count, List.of(), values / count);
  }

  /** Names of some channels: {@code channels x, z}. */
  String describe(List<Integer> some) {
    String what = steps == 1 ? "feature" : "channel";
    List<String> listed = new ArrayList<>();
    for (int c : some.subList(0, Math.min(MOST_LISTED, some.size()))) {
      listed.add(names.isEmpty() ? String.valueOf(c) : names.get(c));
    }
    String more = some.size() > MOST_LISTED ? " and " + (some.size() - MOST_LISTED) + " more" : "";
    return what + (some.size() == 1 ? " " : "s ") + String.join(", ", listed) + more;
  }

  /** All channels that satisfy a condition, ascending. */
  List<Integer> which(IntPredicate condition) {
    return IntStream.range(0, count).filter(condition).boxed().toList();
  }
}
