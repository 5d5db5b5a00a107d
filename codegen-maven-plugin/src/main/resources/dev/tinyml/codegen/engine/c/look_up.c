/* What a function of a single byte gives; input and output may be the same memory. */
struct look_up {
  const ENGINE_FLASH int8_t *table; /* 256 values; that for x is at the index (uint8_t)x */
  size_t count;
};

static void look_up(const ENGINE_FLASH struct look_up *layer, const void *input,
                    void *output) {
  const uint8_t *const from = (const uint8_t *)input;
  int8_t *const to = (int8_t *)output;
  const ENGINE_FLASH int8_t *table = layer->table;
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    to[i] = table[from[i]];
  }
}
