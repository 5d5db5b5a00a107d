/* Values within bounds; input and output may be the same memory. */
struct limit_16 {
  int16_t lowest;
  int16_t highest;
  size_t count;
};

static void limit_16(const ENGINE_FLASH struct limit_16 *layer, const int16_t *input,
                     int16_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = hold_short(input[i], layer->lowest, layer->highest);
  }
}
