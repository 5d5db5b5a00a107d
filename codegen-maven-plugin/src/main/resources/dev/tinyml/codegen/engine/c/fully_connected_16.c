/* Rows of inputs that become rows of outputs. */
struct fully_connected_16 {
  struct dense_16 dense;
  size_t rows;
};

static void fully_connected_16(const ENGINE_FLASH struct fully_connected_16 *layer,
                               const int16_t *input, int16_t *output) {
  for (size_t row = layer->rows; row != 0; row--) {
    dense_16(&layer->dense, input, output);
    input += layer->dense.inputs;
    output += layer->dense.outputs;
  }
}
