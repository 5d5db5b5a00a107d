/* Which values of one input hold a comparison with those of another one. */
struct compare_16 {
  struct broadcast broadcast;
  uint8_t comparison;
};

static void compare_16(const ENGINE_FLASH struct compare_16 *layer, const int16_t *first,
                       const int16_t *second, uint8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int16_t *a = first + row.first;
    const int16_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = holds(layer->comparison, *a, *b);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
