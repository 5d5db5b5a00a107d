package dev.tinyml.converter.correction;

import dev.tinyml.converter.tflite.DeviceModel;

/**
 * A quantized model with corrected biases, or the one that was there, when no correction helped.
 *
 * @param model the model
 * @param layers how many layers have biases that can be corrected
 * @param errorBefore mean over the outputs, taken in front of a final softmax or sigmoid, of
 *     squared error over squared signal on samples that were kept out of the correction, before
 * @param errorAfter the same after; less than before, or equal when nothing was changed
 */
public record BiasCorrection(DeviceModel model, int layers, double errorBefore, double errorAfter) {

  /** Whether biases were changed. */
  public boolean helped() {
    return errorAfter < errorBefore;
  }
}
