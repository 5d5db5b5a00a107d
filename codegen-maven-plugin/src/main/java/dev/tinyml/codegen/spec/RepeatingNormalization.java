package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.Normalization;
import java.util.List;

/** Finds the shortest form of a normalization. */
final class RepeatingNormalization {
  private RepeatingNormalization() {}

  /** The same normalization with the shortest lists that repeat to the given ones. */
  static Normalization shorten(Normalization normalization) {
    int size = normalization.mean().size();
    for (int period = 1; period < size; period++) {
      if (size % period == 0
          && repeats(normalization.mean(), period)
          && repeats(normalization.std(), period)) {
        return new Normalization(
            normalization.mean().subList(0, period), normalization.std().subList(0, period));
      }
    }
    return normalization;
  }

  private static boolean repeats(List<Float> values, int period) {
    for (int i = period; i < values.size(); i++) {
      if (!values.get(i).equals(values.get(i - period))) {
        return false;
      }
    }
    return true;
  }
}
