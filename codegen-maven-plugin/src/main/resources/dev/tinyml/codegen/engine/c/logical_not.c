/* The opposite; input and output may be the same memory. */
struct logical_not {
  size_t count;
};

static void logical_not(const ENGINE_FLASH struct logical_not *layer, const uint8_t *input,
                        uint8_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = input[i] == 0;
  }
}
