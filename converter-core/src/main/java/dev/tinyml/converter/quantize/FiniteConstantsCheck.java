package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Checks that all weights of a converted model are numbers. The source's weights are, but
 * TensorFlow multiplies some together when it folds layers, beyond float32 at times; the native
 * quantizer crashes on what comes out. Stateless.
 */
final class FiniteConstantsCheck {

  /** Adds a problem for each constant that holds NaN or an infinity. */
  void check(FloatTfliteModel model, Problems problems) {
    ConstantReader constants = new ConstantReader(model.bytes());
    for (TfliteTensor tensor : model.structure().tensors()) {
      if (tensor.constant()
          && tensor.spec().type() == ElementType.FLOAT32
          && !isFinite(constants.bytes(tensor.index()))) {
        problems.add(
            "weights-not-finite",
            ProblemKind.BROKEN_INPUT,
            "constant " + tensor.spec().name(),
            "NaN or an infinity after TensorFlow folded the model's weights",
            "weights whose products stay within float32",
            "look for weights above 1e18 or variances near 0, and train the model again");
      }
    }
  }

  private static boolean isFinite(byte[] constant) {
    FloatBuffer values = ByteBuffer.wrap(constant).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (values.hasRemaining()) {
      if (!Float.isFinite(values.get())) {
        return false;
      }
    }
    return true;
  }
}
