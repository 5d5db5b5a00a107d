/* Truth of both inputs, or of either. */
struct logical {
  struct broadcast broadcast;
  uint8_t either;
};

static void logical(const ENGINE_FLASH struct logical *layer, const uint8_t *first,
                    const uint8_t *second, uint8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const uint8_t *a = first + row.first;
    const uint8_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = layer->either ? *a != 0 || *b != 0 : *a != 0 && *b != 0;
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
