/* Sums or differences of two inputs. */
struct add_16 {
  struct broadcast broadcast;
  uint8_t subtract;
  int32_t first_multiplier;
  int32_t first_shift;
  int32_t second_multiplier;
  int32_t second_shift;
  int32_t multiplier;
  int32_t shift;
  int16_t lowest;
  int16_t highest;
};

static inline int16_t add_16_one(const ENGINE_FLASH struct add_16 *layer, int16_t first, int16_t second) {
  /* Both on a common scale, in units of 2^-15. */
  const int32_t a = scaled(first * ((int32_t)1 << 15), layer->first_multiplier, layer->first_shift);
  const int32_t b =
      scaled(second * ((int32_t)1 << 15), layer->second_multiplier, layer->second_shift);
  return hold_short(scaled(layer->subtract ? a - b : a + b, layer->multiplier, layer->shift),
                    layer->lowest, layer->highest);
}

static void add_16(const ENGINE_FLASH struct add_16 *layer, const int16_t *first, const int16_t *second,
               int16_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int16_t *a = first + row.first;
    const int16_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = add_16_one(layer, *a, *b);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
