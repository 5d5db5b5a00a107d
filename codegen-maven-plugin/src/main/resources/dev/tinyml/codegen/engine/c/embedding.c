/* Rows of a table at places that are computed. */
struct embedding {
  const ENGINE_FLASH int8_t *rows;
  size_t count; /* of rows */
  size_t bytes; /* of a row */
  size_t places;
};

static void embedding(const ENGINE_FLASH struct embedding *layer, const int32_t *places,
                      void *output) {
  int8_t *to = (int8_t *)output;
  for (size_t i = 0; i < layer->places; i++) {
    const ENGINE_FLASH int8_t *from = layer->rows + place(places[i], layer->count) * layer->bytes;
    for (size_t j = layer->bytes; j != 0; j--) {
      *to++ = *from++;
    }
  }
}
