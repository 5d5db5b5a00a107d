package dev.tinyml.codegen.engine.plan;

import dev.tinyml.converter.tensor.TensorSpec;

/**
 * A tensor as an argument of a call.
 *
 * @param spec name, shape, type, scale and zero point
 * @param type of its elements in C
 * @param place where it lies
 */
public record Operand(TensorSpec spec, CType type, Place place) {

  /** Its size. */
  public long bytes() {
    return (long) type.bytes() * spec.shape().elementCount();
  }
}
