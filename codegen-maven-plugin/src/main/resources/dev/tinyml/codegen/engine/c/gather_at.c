/* What lies at computed places along an axis. */
struct gather_at {
  size_t outer;  /* elements of the axes in front */
  size_t size;   /* of the axis */
  size_t bytes;  /* of what lies behind it */
  size_t places; /* number of them */
};

static void gather_at(const ENGINE_FLASH struct gather_at *layer, const void *input,
                      const int32_t *places, void *output) {
  const int8_t *from = (const int8_t *)input;
  int8_t *to = (int8_t *)output;
  for (size_t i = layer->outer; i != 0; i--) {
    for (size_t j = 0; j < layer->places; j++) {
      memcpy(to, from + place(places[j], layer->size) * layer->bytes, layer->bytes);
      to += layer->bytes;
    }
    from += layer->size * layer->bytes;
  }
}
