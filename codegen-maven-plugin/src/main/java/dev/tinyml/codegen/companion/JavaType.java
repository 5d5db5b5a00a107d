package dev.tinyml.codegen.companion;

import dev.tinyml.codegen.spec.IoTensor;
import dev.tinyml.converter.tensor.ElementType;

/**
 * The Java type that holds a tensor's values; for uint8 one that holds numbers up to 255.
 *
 * @param element class of an element
 * @param array class of an array of them
 * @param min the smallest value
 * @param max the largest value
 */
record JavaType(Class<?> element, Class<?> array, int min, int max) {

  static JavaType of(IoTensor tensor) {
    return of(tensor.type());
  }

  private static JavaType of(ElementType type) {
    return switch (type) {
      case INT8 -> new JavaType(byte.class, byte[].class, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case UINT8 -> new JavaType(short.class, short[].class, 0, 255);
      case INT16 -> new JavaType(short.class, short[].class, Short.MIN_VALUE, Short.MAX_VALUE);
      case FLOAT32 -> new JavaType(float.class, float[].class, 0, 0);
      default -> throw new IllegalArgumentException(type + " at a model's border");
    };
  }
}
