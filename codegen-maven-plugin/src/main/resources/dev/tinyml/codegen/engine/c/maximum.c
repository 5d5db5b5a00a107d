/* The larger ones of two inputs. */
struct maximum {
  struct broadcast broadcast;
};

static inline int8_t maximum_one(const ENGINE_FLASH struct maximum *layer, int8_t first, int8_t second) {
  (void)layer;
  return first > second ? first : second;
}

static void maximum(const ENGINE_FLASH struct maximum *layer, const int8_t *first, const int8_t *second,
                    int8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const int8_t *a0 = first;
  const int8_t *b0 = second;
  for (size_t i = axes->sizes[0]; i != 0; i--) {
    const int8_t *a1 = a0;
    const int8_t *b1 = b0;
    for (size_t j = axes->sizes[1]; j != 0; j--) {
      const int8_t *a2 = a1;
      const int8_t *b2 = b1;
      for (size_t k = axes->sizes[2]; k != 0; k--) {
        const int8_t *a = a2;
        const int8_t *b = b2;
        for (size_t l = axes->sizes[3]; l != 0; l--) {
          *output++ = maximum_one(layer, *a, *b);
          a += axes->first[3];
          b += axes->second[3];
        }
        a2 += axes->first[2];
        b2 += axes->second[2];
      }
      a1 += axes->first[1];
      b1 += axes->second[1];
    }
    a0 += axes->first[0];
    b0 += axes->second[0];
  }
}
