/* int16 values on the scale of int8 ones. */
struct requantize_16_to_8 {
  int32_t multiplier;
  int32_t shift;
  int8_t zero_point;
  size_t count;
};

static void requantize_16_to_8(const ENGINE_FLASH struct requantize_16_to_8 *layer,
                               const int16_t *input, int8_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = requantize(input[i], layer->multiplier, layer->shift, layer->zero_point, INT8_MIN,
                           INT8_MAX);
  }
}
