package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.ModelSpec;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.converter.manifest.GoldenValues;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A window to send to a board by hand: the first golden vector. Stateless. */
final class ExampleWindow {
  /** What a person still pastes into a serial monitor, and a README still shows. */
  private static final int MAX_VALUES = 512;

  private ExampleWindow() {}

  /** Its values in a line; empty when they are too many. */
  static String text(ModelSpec model) {
    return model.input().size() > MAX_VALUES
        ? ""
        : model.golden().get(0).raw().get(0).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
  }

  /** The class that the board must name; empty when outputs are no classes. */
  static String answer(ModelSpec model) {
    if (model.labels().isEmpty()) {
      return "";
    }
    List<Double> scores = scores(model);
    int best =
        model.scoresSecondClass()
            ? scores.get(0) > 0.5 ? 1 : 0
            : IntStream.range(0, scores.size())
                .reduce(0, (a, b) -> scores.get(b) > scores.get(a) ? b : a);
    return PlainText.of(model.labels().get(best));
  }

  private static List<Double> scores(ModelSpec model) {
    GoldenValues output = model.golden().get(0).outputs().get(0);
    if (output instanceof GoldenValues.Floats floats) {
      return floats.values().stream().map(Float::doubleValue).toList();
    }
    return output.integers().stream()
        .map(v -> (v - model.output().zeroPoint()) * (double) model.output().scale())
        .toList();
  }
}
