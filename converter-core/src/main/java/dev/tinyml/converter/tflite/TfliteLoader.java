package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;

/**
 * Admits {@code .tflite} files as a stage of a conversion: float models to calibration, int8 models
 * to code generation. Immutable and thread-safe.
 */
public final class TfliteLoader {
  private static final int MAX_LISTED = 5;

  private final TfliteReader reader = new TfliteReader();
  private final TfliteClassifier classifier = new TfliteClassifier();
  private final TfliteObstacles obstacles = new TfliteObstacles();

  /**
   * A model that computes in float32, for calibration and quantization.
   *
   * @param fileName what to call the file in messages
   * @throws ProblemException when it is damaged, of another kind, or can't be run here
   */
  public FloatTfliteModel loadFloat(String fileName, ModelBytes bytes) {
    TfliteModel model = reader.read(fileName, bytes);
    Problems problems = new Problems();
    obstacles.check(fileName, model, problems);
    TfliteClassification found = classifier.classify(model);
    if (found.kind() != TfliteKind.FLOAT) {
      refuse(fileName, found, "a model that computes in float32 with float32 weights", problems);
    }
    problems.throwIfAny();
    return new FloatTfliteModel(bytes, model);
  }

  /**
   * A full integer model with int8 inputs and outputs, for code generation.
   *
   * @param fileName what to call the file in messages
   * @throws ProblemException when it is damaged, of another kind, or can't be run here
   */
  public DeviceModel loadInt8(String fileName, ModelBytes bytes) {
    TfliteModel model = reader.read(fileName, bytes);
    Problems problems = new Problems();
    obstacles.check(fileName, model, problems);
    TfliteClassification found = classifier.classify(model);
    if (found.kind() == TfliteKind.INT8) {
      border(fileName, "input", model.inputTensors(), problems);
      border(fileName, "output", model.outputTensors(), problems);
    } else {
      refuse(fileName, found, "a full integer model: int8 activations and weights", problems);
    }
    problems.throwIfAny();
    return new DeviceModel(bytes, model);
  }

  private static void border(
      String fileName, String what, List<TfliteTensor> tensors, Problems problems) {
    for (TfliteTensor tensor : tensors) {
      if (tensor.spec().type() != ElementType.INT8) {
        problems.add(
            "tflite-border",
            ProblemKind.UNSUPPORTED,
            fileName,
            what + " " + tensor.spec().name() + " of type " + tensor.spec().type(),
            "type INT8, as generated code passes it",
            "convert again with inference_"
                + what
                + "_type = tf.int8, or give the float model to tinyml:convert");
      }
    }
  }

  private static void refuse(
      String fileName, TfliteClassification found, String expected, Problems problems) {
    OperatorArithmetic telling = telling(found.kind());
    List<OperatorEvidence> operators = found.operators(telling);
    operators.stream()
        .limit(MAX_LISTED)
        .forEach(
            operator ->
                problems.add(
                    "tflite-kind",
                    ProblemKind.UNSUPPORTED,
                    fileName,
                    found.kind().text() + ": " + operator.where() + ", " + operator.reason(),
                    expected,
                    nextStep(found.kind())));
    if (operators.isEmpty()) {
      problems.add(
          "tflite-kind",
          ProblemKind.UNSUPPORTED,
          fileName,
          found.kind().text(),
          expected,
          nextStep(found.kind()));
    }
  }

  private static OperatorArithmetic telling(TfliteKind kind) {
    return switch (kind) {
      case HYBRID -> OperatorArithmetic.HYBRID;
      case FLOAT, MIXED -> OperatorArithmetic.FLOAT;
      case FLOAT16_WEIGHTS -> OperatorArithmetic.FLOAT16_CONSTANT;
      case PACKED_WEIGHTS -> OperatorArithmetic.PACKED_CONSTANT;
      case INT8 -> OperatorArithmetic.INT8;
      case INT16X8 -> OperatorArithmetic.INT16;
      case UINT8 -> OperatorArithmetic.UINT8;
      case UNQUANTIZED -> OperatorArithmetic.PLAIN;
    };
  }

  private static String nextStep(TfliteKind kind) {
    return switch (kind) {
      case HYBRID ->
          "microcontroller runtimes have no kernels that mix float activations with integer"
              + " weights: convert without optimizations and let tinyml:convert quantize it, or"
              + " give TFLiteConverter a representative_dataset";
      case FLOAT -> "give it to tinyml:convert with calibration data";
      case FLOAT16_WEIGHTS, PACKED_WEIGHTS ->
          "export the model with float32 weights (converter.optimizations empty)";
      case MIXED ->
          "replace the operators that stay in float32 by ones that TensorFlow Lite quantizes";
      case INT8 -> "give it to tinyml:generate, it is quantized already";
      case INT16X8, UINT8, UNQUANTIZED ->
          "export the float32 model and let tinyml:convert quantize it to int8";
    };
  }
}
