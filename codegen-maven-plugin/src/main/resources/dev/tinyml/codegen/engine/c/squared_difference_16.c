/* Squares of the differences of two inputs. */
struct squared_difference_16 {
  struct broadcast broadcast;
  int32_t first_multiplier;
  int32_t first_shift;
  int32_t second_multiplier;
  int32_t second_shift;
  int32_t multiplier;
  int32_t shift;
};

static inline int16_t squared_difference_16_one(const ENGINE_FLASH struct squared_difference_16 *layer, int16_t first, int16_t second) {
  const int32_t a = scaled(first, layer->first_multiplier, layer->first_shift);
  const int32_t b = scaled(second, layer->second_multiplier, layer->second_shift);
  return hold_short(scaled((a - b) * (a - b), layer->multiplier, layer->shift), INT16_MIN,
                    INT16_MAX);
}

static void squared_difference_16(const ENGINE_FLASH struct squared_difference_16 *layer, const int16_t *first, const int16_t *second,
               int16_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int16_t *a = first + row.first;
    const int16_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = squared_difference_16_one(layer, *a, *b);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
