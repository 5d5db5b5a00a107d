package dev.tinyml.converter.quantize;

import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.UnusedBuffers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

/**
 * Gets the same result from the native quantizer each time. With operators that take or give
 * several tensors it gives one of several models by chance, and leaves a SPLIT in float in all but
 * one of them: it walks through sets in the order of addresses. So such models are quantized
 * several times and the best is kept. Thread-safe.
 */
final class CanonicalQuantizer {
  /** When so many are equal, chance plays no part; what it spoils, it spoils in many ways. */
  private static final int FIRST_ATTEMPTS = 5;

  /**
   * Once chance has shown, the best result counts as found when so many attempts gave none better.
   * It comes up in two of three attempts for 20 steps of an unrolled LSTM, in one of two for two
   * layers of 12 steps.
   */
  private static final int VAIN_ATTEMPTS = 20;

  private static final int MOST_ATTEMPTS = 200;

  private static final Set<String> OF_SEVERAL_TENSORS =
      Set.of("SPLIT", "SPLIT_V", "CONCATENATION", "PACK", "UNPACK", "WHILE", "IF");

  /** Fewest operators first, then the smallest file, then the smallest bytes. */
  private static final Comparator<DeviceModel> ORDER =
      Comparator.<DeviceModel>comparingInt(
              model ->
                  model.structure().subgraphs().stream().mapToInt(g -> g.operators().size()).sum())
          .thenComparingInt(model -> model.bytes().size())
          .thenComparing(model -> model.bytes().toArray(), Arrays::compareUnsigned);

  private final TensorFlowLiteConverter converter;
  private final TfliteReader reader = new TfliteReader();
  private final UnusedBuffers unusedBuffers = new UnusedBuffers();

  CanonicalQuantizer(TensorFlowLiteConverter converter) {
    this.converter = converter;
  }

  /**
   * Quantizes a model.
   *
   * @param calibrated the model with its ranges
   * @param structure what it holds
   * @param weights which weights share a scale
   */
  DeviceModel quantize(ModelBytes calibrated, TfliteModel structure, WeightGranularity weights)
      throws NativeStatusException {
    DeviceModel best = attempt(calibrated, weights);
    if (!dependsOnChance(structure)) {
      return best;
    }
    boolean varies = false;
    int vain = 1;
    for (int i = 1; i < MOST_ATTEMPTS && vain < (varies ? VAIN_ATTEMPTS : FIRST_ATTEMPTS); i++) {
      DeviceModel next = attempt(calibrated, weights);
      int order = ORDER.compare(next, best);
      varies |= order != 0;
      best = order < 0 ? next : best;
      vain = order < 0 ? 1 : vain + 1;
    }
    return best;
  }

  private static boolean dependsOnChance(TfliteModel structure) {
    return structure.subgraphs().stream()
        .flatMap(graph -> graph.operators().stream())
        .anyMatch(
            operator ->
                OF_SEVERAL_TENSORS.contains(operator.name())
                    || operator.name().contains("LSTM")
                    || operator.name().contains("RNN"));
  }

  private DeviceModel attempt(ModelBytes calibrated, WeightGranularity weights)
      throws NativeStatusException {
    ModelBytes bytes =
        unusedBuffers.clear(
            new ModelBytes(
                converter.quantizeToInt8(
                    calibrated.toArray(), weights == WeightGranularity.PER_CHANNEL)));
    return new DeviceModel(bytes, reader.read("the quantized model", bytes));
  }
}
