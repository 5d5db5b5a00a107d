/** Plain, immutable values: shapes, element types, quantization parameters, float tensors. */
package dev.tinyml.converter.tensor;
