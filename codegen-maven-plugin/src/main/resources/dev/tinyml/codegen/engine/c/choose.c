/* Elements of one input where a condition holds, and of another one where it doesn't. */
struct choose {
  size_t sizes[4];     /* of four axes */
  size_t condition[4]; /* elements that the inputs go on along each of them */
  size_t first[4];
  size_t second[4];
  size_t bytes; /* of an element */
};

static void choose(const ENGINE_FLASH struct choose *layer, const uint8_t *condition,
                   const void *first, const void *second, void *output) {
  const int8_t *const a = (const int8_t *)first;
  const int8_t *const b = (const int8_t *)second;
  const size_t bytes = layer->bytes;
  int8_t *to = (int8_t *)output;
  for (size_t i = 0; i < layer->sizes[0]; i++) {
    for (size_t j = 0; j < layer->sizes[1]; j++) {
      for (size_t k = 0; k < layer->sizes[2]; k++) {
        size_t test = i * layer->condition[0] + j * layer->condition[1] + k * layer->condition[2];
        size_t x = i * layer->first[0] + j * layer->first[1] + k * layer->first[2];
        size_t y = i * layer->second[0] + j * layer->second[1] + k * layer->second[2];
        for (size_t l = layer->sizes[3]; l != 0; l--) {
          memcpy(to, condition[test] != 0 ? a + x * bytes : b + y * bytes, bytes);
          to += bytes;
          test += layer->condition[3];
          x += layer->first[3];
          y += layer->second[3];
        }
      }
    }
  }
}
