/* The same byte everywhere. */
struct fill {
  int8_t value;
  size_t bytes;
};

static void fill(const ENGINE_FLASH struct fill *layer, void *output) {
  memset(output, layer->value, layer->bytes);
}
