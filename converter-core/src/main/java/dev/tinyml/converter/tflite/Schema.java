package dev.tinyml.converter.tflite;

/** Field numbers of tables that are patched without the schema's classes. */
final class Schema {
  static final int MODEL_SUBGRAPHS = 2;
  static final int MODEL_BUFFERS = 4;
  static final int SUBGRAPH_TENSORS = 0;
  static final int SUBGRAPH_OPERATORS = 3;
  static final int TENSOR_TYPE = 1;
  static final int TENSOR_BUFFER = 2;
  static final int TENSOR_QUANTIZATION = 4;
  static final int QUANTIZATION_SCALES = 2;
  static final int QUANTIZATION_ZERO_POINTS = 3;
  static final int OPERATOR_INPUTS = 1;
  static final int OPERATOR_INTERMEDIATES = 8;
  static final int BUFFER_DATA = 0;
  static final int BUFFER_OFFSET = 1;

  private Schema() {}
}
