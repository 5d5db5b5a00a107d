package dev.tinyml.converter.correction;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.ConstantWriter;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TensorStorage;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Weights and biases of linked layers while they are equalized. Not thread-safe. */
final class LinkWeights {
  private final FloatTfliteModel model;
  private final ConstantReader constants;
  private final ConstantWriter writer = new ConstantWriter();
  private final Map<Integer, float[]> values = new HashMap<>();
  private final Map<Integer, float[]> changed = new HashMap<>();

  LinkWeights(FloatTfliteModel model) {
    this.model = model;
    constants = new ConstantReader(model.bytes());
  }

  /**
   * Whether all that would be multiplied is finite float32 that nothing else reads. Biases of zero
   * stay as they are, whoever reads them.
   */
  boolean canChange(Link link) {
    return isOwn(link.first().weights())
        && isOwn(link.second().weights())
        && link.first()
            .bias()
            .filter(bias -> !isOwn(bias) && !(isFloat(bias) && isZero(values(bias))))
            .isEmpty();
  }

  private boolean isOwn(TfliteTensor tensor) {
    long uses =
        model.structure().main().operators().stream()
            .flatMap(operator -> operator.inputs().stream())
            .filter(input -> input == tensor.index())
            .count();
    return uses == 1
        && isFloat(tensor)
        && !model.structure().outputs().contains(tensor.index())
        && isFinite(values(tensor))
        && writer.isAlone(model.bytes(), tensor.index());
  }

  private static boolean isFloat(TfliteTensor tensor) {
    return tensor.spec().type() == ElementType.FLOAT32 && tensor.storage() == TensorStorage.DENSE;
  }

  private static boolean isFinite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(float[] numbers) {
    for (float number : numbers) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }

  /** The values of a constant, which the caller may change after {@link #change}. */
  float[] values(TfliteTensor tensor) {
    return values.computeIfAbsent(tensor.index(), index -> read(tensor));
  }

  /** Takes note that the values of a constant have changed. */
  void change(TfliteTensor tensor) {
    float[] numbers = values(tensor);
    if (!isZero(numbers)) {
      changed.put(tensor.index(), numbers);
    }
  }

  /** What has changed, by tensor. */
  Map<Integer, float[]> changed() {
    return changed;
  }

  private float[] read(TfliteTensor tensor) {
    float[] numbers = new float[tensor.spec().shape().elementCount()];
    byte[] stored = constants.bytes(tensor.index());
    ByteBuffer.wrap(Arrays.copyOf(stored, numbers.length * Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(numbers);
    return numbers;
  }
}
