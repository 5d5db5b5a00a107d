/* The real numbers that int8 values stand for. */
struct dequantize {
  float scale;
  int8_t zero_point;
  size_t count;
};

static void dequantize(const ENGINE_FLASH struct dequantize *layer, const int8_t *input,
                       float *output) {
  const float scale = layer->scale;
  const int16_t zero_point = layer->zero_point;
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = scale * (float)(input[i] - zero_point);
  }
}
