/*
 * Values with one factor from 0 on, and another one below; input and output may be the same memory.
 */
struct scale_16 {
  int32_t multiplier;
  int32_t shift;
  int32_t below_multiplier;
  int32_t below_shift;
  int8_t below_in;  /* 1 or -1: sign of what is multiplied, below 0 */
  int8_t below_out; /* 1 or -1: sign of the product, below 0 */
  size_t count;
};

static void scale_16(const ENGINE_FLASH struct scale_16 *layer, const int16_t *input,
                     int16_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    const int32_t value = input[i];
    const int32_t result =
        value >= 0 ? scaled(value, layer->multiplier, layer->shift)
                   : layer->below_out * scaled(layer->below_in * value, layer->below_multiplier,
                                               layer->below_shift);
    output[i] = hold_short(result, INT16_MIN, INT16_MAX);
  }
}
