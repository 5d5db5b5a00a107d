/* The real numbers that int16 values stand for. */
struct dequantize_16 {
  float scale;
  size_t count;
};

static void dequantize_16(const ENGINE_FLASH struct dequantize_16 *layer, const int16_t *input,
                          float *output) {
  const float scale = layer->scale;
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = scale * (float)input[i];
  }
}
