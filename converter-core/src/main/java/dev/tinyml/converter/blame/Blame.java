package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;

/** Finds out which operators lose accuracy when a model is quantized. Thread-safe. */
public final class Blame {
  private final BlameLimits limits;

  /**
   * @param limits how much may be spent
   */
  public Blame(BlameLimits limits) {
    this.limits = limits;
  }

  /**
   * Compares two models operator by operator.
   *
   * @param reference the float model that was quantized, as the quantizer got it: after
   *     equalization, with masks of bounded numbers
   * @param device what became of it
   * @param heldOut samples
   * @return figures are rounded, so that they don't depend on the last digits of float kernels
   */
  public BlameResult examine(FloatTfliteModel reference, DeviceModel device, HeldOut heldOut) {
    return new BlameResult(List.of(), List.of(), List.of());
  }
}
