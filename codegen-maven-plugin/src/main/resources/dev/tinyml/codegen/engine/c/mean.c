/* Means or sums along axes. */
struct mean {
  struct reduce axes;
  int32_t offset; /* less input zero point, as often as there are summands */
  int32_t multiplier;
  int32_t shift;
  int8_t zero_point;
};

static void mean(const ENGINE_FLASH struct mean *layer, const int8_t *input, int8_t *output) {
  const ENGINE_FLASH struct reduce *axes = &layer->axes;
  for (size_t i = 0; i < axes->kept[0]; i++) {
    for (size_t j = 0; j < axes->kept[1]; j++) {
      const int8_t *line = input + i * axes->kept_steps[0] + j * axes->kept_steps[1];
      int32_t sum = layer->offset;
      for (size_t k = axes->reduced[0]; k != 0; k--) {
        const int8_t *value = line;
        for (size_t l = axes->reduced[1]; l != 0; l--) {
          sum += *value;
          value += axes->reduced_steps[1];
        }
        line += axes->reduced_steps[0];
      }
      *output++ = requantize(sum, layer->multiplier, layer->shift, layer->zero_point, INT8_MIN,
                             INT8_MAX);
    }
  }
}
