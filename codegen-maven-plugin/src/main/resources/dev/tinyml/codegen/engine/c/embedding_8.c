/* Rows of a table at places that int8 values stand for. */
struct embedding_8 {
  const ENGINE_FLASH int8_t *rows;
  const ENGINE_FLASH uint16_t *rows_of_values; /* that of x is at the index (uint8_t)x */
  size_t bytes;                                /* of a row */
  size_t places;
};

static void embedding_8(const ENGINE_FLASH struct embedding_8 *layer, const int8_t *values,
                        void *output) {
  int8_t *to = (int8_t *)output;
  for (size_t i = 0; i < layer->places; i++) {
    const ENGINE_FLASH int8_t *from =
        layer->rows + layer->rows_of_values[(uint8_t)values[i]] * layer->bytes;
    for (size_t j = layer->bytes; j != 0; j--) {
      *to++ = *from++;
    }
  }
}
