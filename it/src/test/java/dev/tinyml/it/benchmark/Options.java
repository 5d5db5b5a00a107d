package dev.tinyml.it.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is asked for.
 *
 * @param models to measure
 * @param cores to measure on
 * @param avr whether to measure on AVR, too
 * @param samples that are run at most
 */
record Options(Set<BenchmarkModel> models, Set<BenchmarkCore> cores, boolean avr, int samples) {
  private static final String AVR = "avr";

  /** How to ask. */
  static final String USAGE =
      "options: --models "
          + words(BenchmarkModel.values(), BenchmarkModel::word)
          + "; --cores "
          + words(BenchmarkCore.values(), BenchmarkCore::word)
          + ","
          + AVR
          + "; --samples NUMBER; all models and cores and 2 samples unless given;"
          + " -Dtflm.include=… and -Dtflm.library[.CORE][.cmsis]=… as in docs/benchmarks.md";

  /** Copies the sets. */
  Options {
    models = Set.copyOf(models);
    cores = Set.copyOf(cores);
  }

  /**
   * From a command line.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  static Options of(String... arguments) {
    List<String> models = new ArrayList<>();
    List<String> cores = new ArrayList<>();
    int samples = 2;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " without a value; " + USAGE);
      }
      List<String> values = List.of(arguments[i + 1].split(","));
      switch (arguments[i]) {
        case "--models" -> models.addAll(values);
        case "--cores" -> cores.addAll(values);
        case "--samples" -> samples = number(arguments[i + 1]);
        default -> throw new IllegalArgumentException(arguments[i] + "; " + USAGE);
      }
    }
    boolean avr = cores.remove(AVR) || cores.isEmpty();
    Set<BenchmarkCore> some =
        cores.isEmpty() && arguments.length > 0 && List.of(arguments).contains(AVR)
            ? EnumSet.noneOf(BenchmarkCore.class)
            : chosen(cores, BenchmarkCore.values(), BenchmarkCore::word);
    return new Options(
        chosen(models, BenchmarkModel.values(), BenchmarkModel::word), some, avr, samples);
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("--samples " + text + "; " + USAGE);
    }
    return Integer.parseInt(text);
  }

  private static <T> Set<T> chosen(List<String> words, T[] all, Function<T, String> word) {
    if (words.isEmpty()) {
      return Set.of(all);
    }
    return words.stream()
        .map(
            one ->
                Arrays.stream(all)
                    .filter(value -> word.apply(value).equals(one))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(one + "; " + USAGE)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> String words(T[] all, Function<T, String> word) {
    return Arrays.stream(all).map(word).collect(Collectors.joining(","));
  }
}
