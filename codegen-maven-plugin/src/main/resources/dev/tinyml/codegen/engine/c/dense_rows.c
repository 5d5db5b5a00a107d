/* Rows of inputs that become rows of outputs: pixels, all of whose channels meet. */
struct dense_rows {
  struct dense dense;
  size_t rows;
};

/* memory is for two rows of inputs of 16 bits. */
static void dense_rows(const ENGINE_FLASH struct dense_rows *layer, const int8_t *input,
                       int8_t *output, int16_t *memory) {
  const size_t inputs = layer->dense.inputs;
  const size_t outputs = layer->dense.outputs;
  size_t rows = layer->rows;
#if defined(ENGINE_PAIRS)
  if (dense_in_pairs(&layer->dense)) {
    engine_word *const pair = (engine_word *)(void *)memory;
    for (; rows >= 2; rows -= 2) {
      widen(pair, input, inputs);
      widen(pair + 1, input + inputs, inputs);
      dense_pair(&layer->dense, pair, output, output + outputs);
      input += 2 * inputs;
      output += 2 * outputs;
    }
  }
#else
  (void)memory;
#endif
  for (; rows != 0; rows--) {
    dense(&layer->dense, input, output);
    input += inputs;
    output += outputs;
  }
}
