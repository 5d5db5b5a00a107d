package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.calibration.Dataset;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds samples that are equal in every value, by a digest of each; what has the same digest is
 * compared. Keeps a number per sample. Not thread-safe; representative samples first.
 */
final class DuplicateScan {
  private final Dataset dataset;
  private final Map<Long, Integer> firsts = new HashMap<>();
  private final Set<Integer> representatives = new HashSet<>();
  private int duplicates;
  private int amongRepresentatives;
  private int leaked;
  private int contradictions;

  DuplicateScan(Dataset dataset) {
    this.dataset = dataset;
  }

  /** Takes account of a sample. */
  void add(int sample, boolean representative, List<FloatTensor> values) {
    if (representative) {
      representatives.add(sample);
    }
    Integer first = firsts.putIfAbsent(digest(values), sample);
    if (first == null || !dataset.normalized(first).equals(values)) {
      return;
    }
    duplicates++;
    if (representative) {
      amongRepresentatives++;
    } else if (representatives.contains(first)) {
      leaked++;
    }
    if (!dataset.label(first).equals(dataset.label(sample))) {
      contradictions++;
    }
  }

  /** FNV-1a over whole values instead of bytes, high bits mixed into the low ones. */
  private static long digest(List<FloatTensor> values) {
    long digest = 0xcbf29ce484222325L;
    for (FloatTensor tensor : values) {
      for (int i = 0; i < tensor.size(); i++) {
        // Adding 0 makes a negative zero positive: equal values have equal digests.
        digest = (digest ^ Float.floatToIntBits(tensor.get(i) + 0f)) * 0x100000001b3L;
        digest ^= digest >>> 29;
      }
    }
    return digest;
  }

  /** Samples that equal an earlier one. */
  int duplicates() {
    return duplicates;
  }

  /** Representative samples that equal an earlier one. */
  int amongRepresentatives() {
    return amongRepresentatives;
  }

  /** Held-out samples that equal a representative one. */
  int leaked() {
    return leaked;
  }

  /** Samples that equal an earlier one of another class. */
  int contradictions() {
    return contradictions;
  }
}
