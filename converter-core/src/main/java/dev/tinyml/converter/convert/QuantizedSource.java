package dev.tinyml.converter.convert;

import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.tflite.DeviceModel;

/**
 * An int8 TensorFlow Lite model, which goes straight to code generation.
 *
 * @param model the file
 */
public record QuantizedSource(DeviceModel model) implements ModelSource {

  @Override
  public String format() {
    return ModelFormat.TFLITE.id();
  }

  @Override
  public String summary() {
    return model.structure().operators().size() + " operators in int8, quantized already";
  }
}
