package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.IoTensor;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code model_settings.h} shows.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace
 * @param macro what the include guard begins with
 * @param contract 64-bit literal of the contract digest
 * @param windowComment what a window is, a sentence
 * @param channelCount values per reading
 * @param windowLength readings per window
 * @param windowStride readings from one inference to the next
 * @param samplingPeriodMicros between two readings; 0 when the sketch does not sample
 * @param samplingComment how the period comes about, a sentence
 * @param typeComment what types the tensors have, a sentence
 * @param input tensor
 * @param output tensor
 * @param classComment how outputs and classes belong together, a sentence
 * @param classNames string literals; empty when outputs are no classes
 * @param debounced whether a class is told only once several windows agree
 * @param labelVotes how many
 * @param labelWindows of how many
 * @param labelThreshold float literal: scores below it count for nothing
 * @param labelThresholdComment why, a sentence; may be empty
 * @param interpreted whether the runtime is an interpreter, which needs an arena
 * @param library that the board's sketch is built with, with its version
 * @param arenaBytes size of the tensor arena
 * @param arenaExact whether a smaller arena fails
 * @param staticMemoryArenaBytes size of the arena when built with {@code TF_LITE_STATIC_MEMORY}
 */
record ModelSettingsView(
    List<String> notice,
    String prefix,
    String macro,
    String contract,
    String windowComment,
    int channelCount,
    int windowLength,
    int windowStride,
    int samplingPeriodMicros,
    String samplingComment,
    String typeComment,
    Tensor input,
    Tensor output,
    String classComment,
    List<String> classNames,
    boolean debounced,
    int labelVotes,
    int labelWindows,
    String labelThreshold,
    String labelThresholdComment,
    boolean interpreted,
    String library,
    int arenaBytes,
    boolean arenaExact,
    int staticMemoryArenaBytes) {
  /** With windows that overlap by half, an event fills one window and parts of two. */
  static final int LABEL_VOTES = 2;

  static final int LABEL_WINDOWS = 3;
  private static final float LABEL_THRESHOLD = 0.6f;

  /**
   * A tensor.
   *
   * @param rank number of dimensions
   * @param dimensions as an initializer without braces
   * @param size number of elements
   * @param words name of its type
   * @param quantized whether it has a scale and zero point
   * @param scale float literal; empty unless quantized
   * @param zeroPoint integer; 0 unless quantized
   */
  record Tensor(
      int rank,
      String dimensions,
      int size,
      String words,
      boolean quantized,
      String scale,
      int zeroPoint) {
    static Tensor of(IoTensor tensor) {
      return new Tensor(
          tensor.shape().rank(),
          tensor.shape().dimensions().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ")),
          tensor.size(),
          CppTensor.of(tensor).words(),
          tensor.isQuantized(),
          tensor.isQuantized() ? CppLiterals.floatLiteral(tensor.scale()) : "",
          tensor.isQuantized() ? tensor.zeroPoint() : 0);
    }
  }

  static ModelSettingsView of(FirmwareSpec spec, List<String> notice) {
    boolean sampled = spec.source() instanceof AccelerometerSource;
    return new ModelSettingsView(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        windowComment(spec),
        spec.source().channels(),
        spec.source().windowLength(),
        spec.source().stride(),
        sampled ? ((AccelerometerSource) spec.source()).periodMicros() : 0,
        sampled ? samplingComment((AccelerometerSource) spec.source()) : "",
        typeComment(Tensor.of(spec.model().input()), Tensor.of(spec.model().output())),
        Tensor.of(spec.model().input()),
        Tensor.of(spec.model().output()),
        spec.model().scoresSecondClass()
            ? "The only output is the score of the second class."
            : "In the order of the outputs.",
        spec.model().labels().stream().map(CppLiterals::stringLiteral).toList(),
        spec.debounces(),
        LABEL_VOTES,
        LABEL_WINDOWS,
        CppLiterals.floatLiteral(
            spec.model().scoresAreProbabilities() ? LABEL_THRESHOLD : -Float.MAX_VALUE),
        spec.model().scoresAreProbabilities()
            ? ""
            : "The model does not end in a softmax or sigmoid, so that any score will do.",
        spec.runtime().kind() == RuntimeKind.INTERPRETER,
        spec.runtime().description(),
        spec.arena().bytes(),
        spec.arena().exact() && spec.staticMemoryArena().exact(),
        spec.staticMemoryArena().bytes());
  }

  private static String typeComment(Tensor input, Tensor output) {
    String formula = "real value = scale * (quantized value - zero point).";
    if (input.words().equals(output.words())) {
      return "The tensors are " + input.words() + (input.quantized() ? ": " + formula : ".");
    }
    return "The input is "
        + input.words()
        + ", the output "
        + output.words()
        + (input.quantized() || output.quantized() ? ". Quantized: " + formula : ".");
  }

  private static String windowComment(FirmwareSpec spec) {
    if (spec.source() instanceof AccelerometerSource accelerometer) {
      return "A window is the newest "
          + accelerometer.windowLength()
          + " readings of "
          + String.join(", ", accelerometer.axes())
          + " in "
          + PlainText.of(accelerometer.unit())
          + ", oldest first.";
    }
    return "A window is one whole input of the model, received as text.";
  }

  private static String samplingComment(AccelerometerSource source) {
    String rate = Numbers.plain(source.samplingRateHz()) + " Hz, the rate of the training data";
    boolean exact = source.periodMicros() * source.samplingRateHz() == 1e6;
    return exact ? rate + "." : rate + ", rounded to whole microseconds.";
  }
}
