package dev.tinyml.converter.correction;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a model gives in front of a final softmax or sigmoid. A classifier that is sure gives 0 and
 * 1 whatever its errors are; its scores tell. Keeps those of the last run. Not thread-safe.
 */
final class Scores implements OperatorListener {
  private static final Set<String> PASSED =
      Set.of("SOFTMAX", "LOGISTIC", "QUANTIZE", "DEQUANTIZE", "RESHAPE");

  private final TfliteModel model;
  private final Map<Integer, TfliteTensor> observed = new TreeMap<>();
  private final Map<Integer, FloatTensor> values = new TreeMap<>();

  Scores(TfliteModel model) {
    this.model = model;
    for (int output : model.outputs()) {
      TfliteTensor scores = model.tensors().get(behind(output));
      if (RealValues.canRead(scores)) {
        observed.put(scores.index(), scores);
      }
    }
  }

  private int behind(int output) {
    int found = output;
    for (int i = model.operators().size() - 1; i >= 0; i--) {
      TfliteOperator operator = model.operators().get(i);
      if (operator.outputs().contains(found)) {
        if (!PASSED.contains(operator.name()) || operator.inputs().isEmpty()) {
          return found;
        }
        found = operator.inputs().get(0);
      }
    }
    return output;
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    // Scores are somebody's output.
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    if (subgraph == 0) {
      for (int output : model.operators().get(operator).outputs()) {
        if (observed.containsKey(output)) {
          float[] read = RealValues.read(tensors, observed.get(output));
          values.put(output, new FloatTensor(Shape.of(read.length), read));
        }
      }
    }
  }

  /** The scores of the last run, in the order of the tensors; none for outputs without. */
  List<FloatTensor> ofLastRun() {
    return List.copyOf(values.values());
  }
}
