package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * An operator with the tensors of its graph.
 *
 * @param operator in the graph
 * @param tensors of the graph
 */
record OperatorShape(TfliteOperator operator, List<TfliteTensor> tensors) {

  TensorSpec inputSpec(int index) {
    return tensors.get(operator.inputs().get(index)).spec();
  }

  Shape input(int index) {
    return inputSpec(index).shape();
  }

  Shape output() {
    return tensors.get(operator.outputs().get(0)).spec().shape();
  }

  ElementType outputType() {
    return tensors.get(operator.outputs().get(0)).spec().type();
  }

  boolean isInt8() {
    return inputSpec(0).type() == ElementType.INT8;
  }

  /** Whether the first input holds int8 or int16. */
  boolean isInteger() {
    return isInt8() || inputSpec(0).type() == ElementType.INT16;
  }

  /** Number of scales of an input; 0 when it has none. */
  int scales(int index) {
    return inputSpec(index)
        .quantization()
        .map(QuantizationParams::scales)
        .map(List::size)
        .orElse(0);
  }

  /** An option that is a whole number. */
  int option(String name) {
    return Math.toIntExact(operator.options().whole(name).orElse(1L));
  }

  /** Whether the window of a convolution moves without gaps. */
  boolean undilated() {
    return option("dilation_w_factor") == 1 && option("dilation_h_factor") == 1;
  }
}
