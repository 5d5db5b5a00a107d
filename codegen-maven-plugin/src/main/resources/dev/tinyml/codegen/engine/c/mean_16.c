/* Means or sums along axes. */
struct mean_16 {
  struct reduce axes;
  int32_t multiplier;
  int32_t shift;
};

static void mean_16(const ENGINE_FLASH struct mean_16 *layer, const int16_t *input, int16_t *output) {
  const ENGINE_FLASH struct reduce *axes = &layer->axes;
  for (size_t i = 0; i < axes->kept[0]; i++) {
    for (size_t j = 0; j < axes->kept[1]; j++) {
      const int16_t *line = input + i * axes->kept_steps[0] + j * axes->kept_steps[1];
      int32_t sum = 0;
      for (size_t k = axes->reduced[0]; k != 0; k--) {
        const int16_t *value = line;
        for (size_t l = axes->reduced[1]; l != 0; l--) {
          sum += *value;
          value += axes->reduced_steps[1];
        }
        line += axes->reduced_steps[0];
      }
      *output++ = hold_short(scaled(sum, layer->multiplier, layer->shift), INT16_MIN, INT16_MAX);
    }
  }
}
