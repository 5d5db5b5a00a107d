/* Which values of one input hold a comparison with those of another one, as real numbers. */
struct compare {
  struct broadcast broadcast;
  int8_t first_zero_point;
  int8_t second_zero_point;
  int32_t first_multiplier;
  int32_t first_shift;
  int32_t second_multiplier;
  int32_t second_shift;
  uint8_t comparison;
};

static void compare(const ENGINE_FLASH struct compare *layer, const int8_t *first,
                    const int8_t *second, uint8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int8_t *a = first + row.first;
    const int8_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      /* In units of 2^-8. */
      const int32_t x = scaled(((int32_t)*a - layer->first_zero_point) * 256,
                               layer->first_multiplier, layer->first_shift);
      const int32_t y = scaled(((int32_t)*b - layer->second_zero_point) * 256,
                               layer->second_multiplier, layer->second_shift);
      *output++ = holds(layer->comparison, x, y);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
