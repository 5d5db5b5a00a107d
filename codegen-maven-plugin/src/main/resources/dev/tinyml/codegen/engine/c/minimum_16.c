/* The smaller ones of two inputs. */
struct minimum_16 {
  struct broadcast broadcast;
};

static inline int16_t minimum_16_one(const ENGINE_FLASH struct minimum_16 *layer, int16_t first, int16_t second) {
  (void)layer;
  return first < second ? first : second;
}

static void minimum_16(const ENGINE_FLASH struct minimum_16 *layer, const int16_t *first, const int16_t *second,
               int16_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int16_t *a = first + row.first;
    const int16_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = minimum_16_one(layer, *a, *b);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
