package dev.tinyml.it.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
record Options(List<BenchmarkModel> models, List<BenchmarkCore> cores, boolean avr, int samples) {
  private static final String AVR = "avr";

  /** How to ask. */
  static final String USAGE =
      "options: --models "
          + words(BenchmarkModel.values(), BenchmarkModel::word)
          + "; --cores "
          + words(BenchmarkCore.values(), BenchmarkCore::word)
          + ","
          + AVR
          + "; --samples NUMBER. All models and cores, and 2 samples, unless given."
          + " -Dtflm.include=... and -Dtflm.library[.CORE][.cmsis]=... as in docs/benchmarks.md";

  /** Copies the lists. */
  Options {
    models = List.copyOf(models);
    cores = List.copyOf(cores);
  }

  /**
   * From a command line.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  static Options of(String... arguments) {
    List<BenchmarkModel> models = List.of(BenchmarkModel.values());
    List<BenchmarkCore> cores = List.of(BenchmarkCore.values());
    boolean avr = true;
    int samples = 2;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " without a value; " + USAGE);
      }
      List<String> values = new ArrayList<>(List.of(arguments[i + 1].split(",")));
      switch (arguments[i]) {
        case "--models" -> models = chosen(values, BenchmarkModel.values(), BenchmarkModel::word);
        case "--cores" -> {
          avr = values.remove(AVR);
          cores = chosen(values, BenchmarkCore.values(), BenchmarkCore::word);
        }
        case "--samples" -> samples = number(arguments[i + 1]);
        default -> throw new IllegalArgumentException(arguments[i] + "; " + USAGE);
      }
    }
    return new Options(models, cores, avr, samples);
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("--samples " + text + "; " + USAGE);
    }
    return Integer.parseInt(text);
  }

  private static <T> List<T> chosen(List<String> words, T[] all, Function<T, String> word) {
    return words.stream()
        .map(
            one ->
                Arrays.stream(all)
                    .filter(value -> word.apply(value).equals(one))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(one + "; " + USAGE)))
        .distinct()
        .toList();
  }

  private static <T> String words(T[] all, Function<T, String> word) {
    return Arrays.stream(all).map(word).collect(Collectors.joining(","));
  }
}
