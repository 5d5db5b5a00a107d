/* The largest elements along axes. */
struct reduce_max_16 {
  struct reduce axes;
};

static void reduce_max_16(const ENGINE_FLASH struct reduce_max_16 *layer, const int16_t *input,
                       int16_t *output) {
  const ENGINE_FLASH struct reduce *axes = &layer->axes;
  for (size_t i = 0; i < axes->kept[0]; i++) {
    for (size_t j = 0; j < axes->kept[1]; j++) {
      const int16_t *line = input + i * axes->kept_steps[0] + j * axes->kept_steps[1];
      int16_t largest = *line;
      for (size_t k = axes->reduced[0]; k != 0; k--) {
        const int16_t *value = line;
        for (size_t l = axes->reduced[1]; l != 0; l--) {
          if (*value > largest) {
            largest = *value;
          }
          value += axes->reduced_steps[1];
        }
        line += axes->reduced_steps[0];
      }
      *output++ = largest;
    }
  }
}
