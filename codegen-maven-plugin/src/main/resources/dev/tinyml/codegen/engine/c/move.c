/*
 * Copies runs of bytes: sizes of four axes, and how far input and output go on along each of them,
 * in bytes.
 */
struct move {
  size_t sizes[4];
  ptrdiff_t from[4];
  ptrdiff_t to[4];
  size_t from_begin;
  size_t to_begin;
  size_t bytes; /* of a run */
};

static void move(const ENGINE_FLASH struct move *layer, const void *input, void *output) {
  const int8_t *from0 = (const int8_t *)input + layer->from_begin;
  int8_t *to0 = (int8_t *)output + layer->to_begin;
  for (size_t i = layer->sizes[0]; i != 0; i--) {
    const int8_t *from1 = from0;
    int8_t *to1 = to0;
    for (size_t j = layer->sizes[1]; j != 0; j--) {
      const int8_t *from2 = from1;
      int8_t *to2 = to1;
      for (size_t k = layer->sizes[2]; k != 0; k--) {
        const int8_t *from = from2;
        int8_t *to = to2;
        for (size_t l = layer->sizes[3]; l != 0; l--) {
          memcpy(to, from, layer->bytes);
          from += layer->from[3];
          to += layer->to[3];
        }
        from2 += layer->from[2];
        to2 += layer->to[2];
      }
      from1 += layer->from[1];
      to1 += layer->to[1];
    }
    from0 += layer->from[0];
    to0 += layer->to[0];
  }
}
