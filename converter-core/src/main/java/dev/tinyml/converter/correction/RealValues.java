package dev.tinyml.converter.correction;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads tensors of running models as real numbers. Stateless. */
final class RealValues {
  private RealValues() {}

  /** Whether a tensor holds float32, or quantized int8 or int16. */
  static boolean canRead(TfliteTensor tensor) {
    ElementType type = tensor.spec().type();
    return type == ElementType.FLOAT32
        || ((type == ElementType.INT8 || type == ElementType.INT16)
            && tensor.spec().quantization().isPresent());
  }

  /**
   * The values of a tensor, row-major.
   *
   * @param tensor one that {@link #canRead} accepts
   */
  static float[] read(TensorAccess tensors, TfliteTensor tensor) {
    TensorSpec spec = tensor.spec();
    if (spec.type() == ElementType.FLOAT32) {
      return tensors.floats(tensor.index());
    }
    QuantizationParams params = spec.quantization().orElseThrow();
    byte[] bytes = tensors.bytes(tensor.index());
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    float[] values = new float[bytes.length / spec.type().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          params.dequantize(
              spec.type() == ElementType.INT8 ? numbers.get() : (int) numbers.getShort());
    }
    return values;
  }
}
