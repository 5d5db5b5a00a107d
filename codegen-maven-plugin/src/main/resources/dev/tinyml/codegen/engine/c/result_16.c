/* What becomes of sums of products of int16 values. */
struct result_16 {
  const ENGINE_FLASH int32_t *scales; /* of each output the low and the high half of its bias, and
                                         the multiplier and the shift to its scale */
  uint8_t narrow; /* 1: biases of 32 bits, and scaled as int8 outputs are */
  int16_t lowest;
  int16_t highest;
};

static inline int64_t bias_16(const ENGINE_FLASH int32_t *scale) {
  return scale[1] * ((int64_t)1 << 32) + (uint32_t)scale[0];
}

/* A sum of products with its bias as output. */
static int16_t as_result_16(const ENGINE_FLASH struct result_16 *layer,
                            const ENGINE_FLASH int32_t *scale, int64_t sum) {
  const int32_t result = layer->narrow ? scaled((int32_t)sum, scale[2], scale[3])
                                       : scaled_wide(sum, scale[2], scale[3]);
  return hold_short(result, layer->lowest, layer->highest);
}
