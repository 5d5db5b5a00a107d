/* The same value everywhere. */
struct fill_16 {
  int16_t value;
  size_t count;
};

static void fill_16(const ENGINE_FLASH struct fill_16 *layer, int16_t *output) {
  for (size_t i = 0; i < layer->count; i++) {
    output[i] = layer->value;
  }
}
