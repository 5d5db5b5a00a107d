/* A single row of inputs that becomes a row of outputs. */
struct fully_connected {
  struct dense dense;
};

static void fully_connected(const ENGINE_FLASH struct fully_connected *layer, const int8_t *input,
                            int8_t *output) {
  dense(&layer->dense, input, output);
}
