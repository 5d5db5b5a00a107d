/* What a function of a single int8 value gives, in 16 bits. */
struct look_up_16 {
  const ENGINE_FLASH int16_t *table; /* 256 values; that for x is at the index (uint8_t)x */
  size_t count;
};

static void look_up_16(const ENGINE_FLASH struct look_up_16 *layer, const int8_t *input,
                       int16_t *output) {
  const ENGINE_FLASH int16_t *table = layer->table;
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = table[(uint8_t)input[i]];
  }
}
