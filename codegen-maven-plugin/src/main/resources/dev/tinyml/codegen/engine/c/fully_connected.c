/* Rows of inputs that become rows of outputs. */
struct fully_connected {
  struct dense dense;
  size_t rows;
};

static void fully_connected(const ENGINE_FLASH struct fully_connected *layer, const int8_t *input,
                            int8_t *output) {
  for (size_t row = layer->rows; row != 0; row--) {
    dense(&layer->dense, input, output);
    input += layer->dense.inputs;
    output += layer->dense.outputs;
  }
}
