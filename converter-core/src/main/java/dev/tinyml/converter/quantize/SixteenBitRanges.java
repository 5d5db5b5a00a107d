package dev.tinyml.converter.quantize;

import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ranges with which the native quantizer chooses the scales of TensorFlow Lite's int16
 * quantization, largest magnitude over 32767 (8-bit quantization specification, 16x8 section). It
 * would spread the range over 65535 steps, so a range that is wider by 65535/65534 gives the scale
 * that is wanted. Stateless.
 */
final class SixteenBitRanges {
  private static final float STEPS = 32767;
  private static final float NATIVE_STEPS = 32767.5f;

  /** The ranges to write for ranges that were found. */
  SortedMap<TensorPlace, ActivationRange> widened(SortedMap<TensorPlace, ActivationRange> ranges) {
    SortedMap<TensorPlace, ActivationRange> result = new TreeMap<>();
    ranges.forEach((place, range) -> result.put(place, widened(range)));
    return result;
  }

  private static ActivationRange widened(ActivationRange range) {
    float scale = Math.max(Math.abs(range.min()), Math.abs(range.max())) / STEPS;
    float limit = (float) ((double) scale * NATIVE_STEPS);
    // One of the neighbours gives the very scale where rounding led past it.
    for (float candidate : new float[] {limit, Math.nextDown(limit), Math.nextUp(limit)}) {
      if (candidate / NATIVE_STEPS == scale) {
        return new ActivationRange(-candidate, candidate);
      }
    }
    return new ActivationRange(-limit, limit);
  }
}
