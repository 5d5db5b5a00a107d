package dev.tinyml.converter.scheme;

import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import java.util.Locale;

/** What the weights and activations of a model become. */
public enum QuantizationScheme {
  /** int8 weights and activations: what microcontroller runtimes are made for. */
  INT8(true, ElementType.INT8, ElementType.UINT8, ElementType.FLOAT32),
  /** int8 weights with int16 activations: twice the arena, much finer activations. */
  INT16X8(true, ElementType.INT16, ElementType.FLOAT32),
  /** int8 weights, float activations that are quantized on the fly: for phones and desktops. */
  DYNAMIC_RANGE(false, ElementType.FLOAT32),
  /** float16 weights, float arithmetic. */
  FLOAT16(false, ElementType.FLOAT32),
  /** The float model as it is. */
  NONE(false, ElementType.FLOAT32);

  private final boolean calibrated;
  private final List<ElementType> borderTypes;

  QuantizationScheme(boolean calibrated, ElementType... borderTypes) {
    this.calibrated = calibrated;
    this.borderTypes = List.of(borderTypes);
  }

  /** Lower-case words with dashes between them: {@code dynamic-range}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether activations are quantized, so that their ranges have to be found with samples. */
  public boolean isCalibrated() {
    return calibrated;
  }

  /** Element types that float inputs and outputs may get; the first is what fits best. */
  public List<ElementType> borderTypes() {
    return borderTypes;
  }

  /** The element type of inputs and outputs when nothing else is asked for. */
  public ElementType defaultBorderType() {
    return borderTypes.get(0);
  }

  /** Element type of the activations. */
  public ElementType activationType() {
    return borderTypes.get(0);
  }
}
