/* Exponentials of a row's values, divided by their sum; input and output may be the same memory. */
struct softmax_16 {
  const ENGINE_FLASH int16_t *exponentials; /* exp(x) for x from -10 to 0 in 512 steps, x 2^15 */
  const ENGINE_FLASH int16_t *reciprocals;  /* 1 / (1 + x) for x from 0 to 1 in 512 steps, x 2^15 */
  int32_t multiplier;
  int32_t shift;
  size_t rows;
  size_t depth;
};

/* Between the values of a table, along straight lines. */
static int32_t line_16(const ENGINE_FLASH int16_t *table, int16_t value) {
  const size_t place = (size_t)(256 + (value >> 7));
  const int32_t step = (int32_t)table[place + 1] - table[place];
  return table[place] + ((step * (value & 127) + 64) >> 7);
}

static void softmax_16(const ENGINE_FLASH struct softmax_16 *layer, const int16_t *input,
                       int16_t *output) {
  const size_t depth = layer->depth;
  for (size_t row = 0; row < layer->rows; row++) {
    int16_t largest = input[0];
    int32_t sum = 0; /* in 32768ths */
    int bits = -1; /* the largest exponential alone is below 1 */
    int32_t rest;
    int32_t reciprocal;
    for (size_t i = 1; i < depth; i++) {
      if (input[i] > largest) {
        largest = input[i];
      }
    }
    for (size_t i = 0; i < depth; i++) {
      const int32_t distance =
          scaled((int32_t)input[i] - largest, layer->multiplier, layer->shift);
      const int16_t place =
          hold_short(distance < -65536 ? -32768 : distance + 32767, INT16_MIN, INT16_MAX);
      output[i] = (int16_t)line_16(layer->exponentials, place);
      sum += output[i];
    }
    /* The sum is (1 + rest / 65536) x 2^(15 + bits). */
    while (sum >> (16 + bits) != 0) {
      bits++;
    }
    rest = (int32_t)((((int64_t)sum << (15 - bits)) + (1 << 13)) >> 14) - 98304;
    reciprocal = line_16(layer->reciprocals, hold_short(rest, INT16_MIN, INT16_MAX));
    for (size_t i = 0; i < depth; i++) {
      const int32_t share =
          (int32_t)(((int64_t)output[i] * reciprocal + ((int64_t)1 << (bits + 14))) >> (bits + 15));
      output[i] = hold_short(share, 0, INT16_MAX);
    }
    input += depth;
    output += depth;
  }
}
