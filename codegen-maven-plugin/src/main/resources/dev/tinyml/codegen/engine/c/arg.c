/* Where along an axis the largest or smallest value is first. */
struct arg {
  size_t outer; /* elements of the axes in front */
  size_t size;  /* of the axis */
  size_t inner; /* elements of the axes behind */
  uint8_t largest;
};

static void arg(const ENGINE_FLASH struct arg *layer, const int8_t *input, int32_t *output) {
  for (size_t i = layer->outer; i != 0; i--) {
    for (size_t j = 0; j < layer->inner; j++) {
      const int8_t *value = input + j;
      int8_t best = *value;
      size_t place = 0;
      for (size_t k = 1; k < layer->size; k++) {
        value += layer->inner;
        if (layer->largest ? *value > best : *value < best) {
          best = *value;
          place = k;
        }
      }
      *output++ = (int32_t)place;
    }
    input += layer->size * layer->inner;
  }
}
