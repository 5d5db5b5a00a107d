package dev.tinyml.converter.range;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at every value of every operand around every operator, one after the other. */
final class NaiveRanges implements OperatorListener {
  private final TfliteModel model;
  private final boolean inputsAgain;
  final SortedMap<TensorPlace, ActivationRange> ranges = new TreeMap<>();
  final SortedMap<TensorPlace, List<Float>> written = new TreeMap<>();

  /**
   * @param inputsAgain whether inputs are looked at after the operator, too, as TFLiteConverter
   *     does
   */
  NaiveRanges(TfliteModel model, boolean inputsAgain) {
    this.model = model;
    this.inputsAgain = inputsAgain;
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    look(subgraph, operator(subgraph, operator).inputs(), tensors, false);
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    if (inputsAgain) {
      look(subgraph, operator(subgraph, operator).inputs(), tensors, false);
    }
    look(subgraph, operator(subgraph, operator).outputs(), tensors, true);
  }

  private TfliteOperator operator(int subgraph, int operator) {
    return model.subgraphs().get(subgraph).operators().get(operator);
  }

  private void look(int subgraph, List<Integer> indices, TensorAccess tensors, boolean outputs) {
    for (int index : indices) {
      TfliteTensor tensor = index < 0 ? null : model.subgraphs().get(subgraph).tensors().get(index);
      if (tensor == null || tensor.constant() || tensor.spec().type() != ElementType.FLOAT32) {
        continue;
      }
      TensorPlace place = new TensorPlace(subgraph, index);
      for (float value : tensors.floats(index)) {
        ranges.merge(place, new ActivationRange(value, value), ActivationRange::union);
        if (outputs) {
          written.computeIfAbsent(place, p -> new ArrayList<>()).add(value);
        }
      }
    }
  }
}
