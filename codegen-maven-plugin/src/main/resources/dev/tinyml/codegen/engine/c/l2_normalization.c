/* Rows divided by the square roots of their sums of squares. */
struct l2_normalization {
  size_t rows;
  size_t depth;
  int8_t zero_point;
};

static void l2_normalization(const ENGINE_FLASH struct l2_normalization *layer,
                             const int8_t *input, int8_t *output) {
  const int16_t zero_point = layer->zero_point;
  for (size_t row = layer->rows; row != 0; row--) {
    int32_t sum = 0;
    for (size_t i = 0; i < layer->depth; i++) {
      sum += (int32_t)(input[i] - zero_point) * (input[i] - zero_point);
    }
    int32_t shift;
    const int32_t multiplier = inverse_square_root(sum, &shift);
    for (size_t i = 0; i < layer->depth; i++) {
      output[i] =
          hold(scaled(input[i] - zero_point, multiplier, shift + 7), INT8_MIN, INT8_MAX);
    }
    input += layer->depth;
    output += layer->depth;
  }
}
