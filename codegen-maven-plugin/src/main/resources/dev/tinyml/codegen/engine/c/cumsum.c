/* Sums of all values up to each one along an axis; input and output may be the same memory. */
struct cumsum {
  size_t outer; /* elements of the axes in front */
  size_t size;  /* of the axis */
  size_t inner; /* elements of the axes behind */
  uint8_t exclusive;
  uint8_t reverse;
  int8_t input_zero_point;
  int32_t input_multiplier;
  int32_t input_shift;
  int32_t multiplier;
  int32_t shift;
  int8_t zero_point;
};

/* In units of 2^-20. */
static int32_t cumsum_part(const ENGINE_FLASH struct cumsum *layer, int32_t value) {
  return scaled((value - layer->input_zero_point) * ((int32_t)1 << 20), layer->input_multiplier,
                layer->input_shift);
}

static void cumsum(const ENGINE_FLASH struct cumsum *layer, const int8_t *input, int8_t *output) {
  for (size_t i = 0; i < layer->outer; i++) {
    for (size_t j = 0; j < layer->inner; j++) {
      int32_t sum = cumsum_part(layer, 0);
      for (size_t k = 0; k < layer->size; k++) {
        const size_t place = layer->reverse ? layer->size - 1 - k : k;
        const size_t at = (i * layer->size + place) * layer->inner + j;
        const int32_t before = sum;
        sum += cumsum_part(layer, input[at]);
        output[at] = hold(scaled(layer->exclusive ? before : sum, layer->multiplier, layer->shift) +
                              layer->zero_point,
                          INT8_MIN, INT8_MAX);
      }
    }
  }
}
