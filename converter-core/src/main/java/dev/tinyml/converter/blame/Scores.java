package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a model's error is measured: at its outputs, or in front of a closing softmax or sigmoid,
 * which hides errors as long as its result is near 0 or 1.
 *
 * @param places in the float model's main graph
 * @param behind what is computed from them
 */
record Scores(List<TensorPlace> places, Set<TensorPlace> behind) {
  private static final Set<String> SQUASHING = Set.of("SOFTMAX", "LOGISTIC", "LOG_SOFTMAX");
  private static final Set<String> SHAPES = Set.of("RESHAPE", "SQUEEZE", "EXPAND_DIMS");

  /** Copies. */
  Scores {
    places = List.copyOf(places);
    behind = Set.copyOf(behind);
  }

  static Scores of(TfliteModel model) {
    Set<TensorPlace> places = new LinkedHashSet<>();
    Set<TensorPlace> behind = new LinkedHashSet<>();
    for (int output : model.outputs()) {
      int place = output;
      for (int i = model.operators().size() - 1; i >= 0; i--) {
        TfliteOperator operator = model.operators().get(i);
        if (operator.outputs().contains(place)
            && (SQUASHING.contains(operator.name()) || SHAPES.contains(operator.name()))
            && !model.tensors().get(operator.inputs().get(0)).constant()) {
          behind.add(new TensorPlace(0, place));
          place = operator.inputs().get(0);
        }
      }
      if (model.tensors().get(place).spec().type() == ElementType.FLOAT32) {
        places.add(new TensorPlace(0, place));
      }
    }
    return new Scores(List.copyOf(places), behind);
  }
}
