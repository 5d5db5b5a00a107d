/* Products of two inputs. */
struct multiply_16 {
  struct broadcast broadcast;
  int32_t multiplier;
  int32_t shift;
  int16_t lowest;
  int16_t highest;
};

static inline int16_t multiply_16_one(const ENGINE_FLASH struct multiply_16 *layer, int16_t first, int16_t second) {
  return hold_short(scaled((int32_t)first * second, layer->multiplier, layer->shift),
                    layer->lowest, layer->highest);
}

static void multiply_16(const ENGINE_FLASH struct multiply_16 *layer, const int16_t *first, const int16_t *second,
               int16_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int16_t *a = first + row.first;
    const int16_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = multiply_16_one(layer, *a, *b);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
