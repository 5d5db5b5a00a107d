/*
 * 1 / sqrt of values above 0, and the largest value for others; input and output may be the same
 * memory.
 */
struct rsqrt_16 {
  int32_t multiplier;
  int32_t shift;
  size_t count;
};

static void rsqrt_16(const ENGINE_FLASH struct rsqrt_16 *layer, const int16_t *input,
                     int16_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    int32_t result = INT16_MAX;
    if (input[i] > 0) {
      int32_t shift;
      const int32_t inverse = inverse_square_root(input[i], &shift);
      /* In units of 2^-20. */
      result = scaled(scaled(1, inverse, shift + 20), layer->multiplier, layer->shift - 20);
    }
    output[i] = hold_short(result, INT16_MIN, INT16_MAX);
  }
}
