package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.range.Observer;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Checks that all weights of a converted model are numbers that can be quantized. The source's
 * weights are finite, but TensorFlow multiplies some together when it folds layers, beyond float32
 * at times; the native quantizer crashes on NaN and leaves in float what is too large. Stateless.
 */
final class ConstantsCheck {

  /** The same limit as for activations. */
  static final float LARGEST = Observer.LARGEST;

  /** Adds a problem for each constant that holds NaN or a value that is too large. */
  void check(FloatTfliteModel model, Problems problems) {
    ConstantReader constants = new ConstantReader(model.bytes());
    for (int graph = 0; graph < model.structure().subgraphs().size(); graph++) {
      for (TfliteTensor tensor : model.structure().subgraphs().get(graph).tensors()) {
        if (tensor.constant()
            && tensor.spec().type() == ElementType.FLOAT32
            && !isInRange(constants.bytes(graph, tensor.index()))) {
          problems.add(
              "weights-out-of-range",
              ProblemKind.BROKEN_INPUT,
              "constant " + tensor.spec().name(),
              "NaN or a value beyond " + LARGEST + " after TensorFlow folded the model's weights",
              "weights whose products stay within " + LARGEST,
              "look for very large weights or variances near 0, and train the model again");
        }
      }
    }
  }

  private static boolean isInRange(byte[] constant) {
    FloatBuffer values = ByteBuffer.wrap(constant).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (values.hasRemaining()) {
      if (!(Math.abs(values.get()) <= LARGEST)) {
        return false;
      }
    }
    return true;
  }
}
