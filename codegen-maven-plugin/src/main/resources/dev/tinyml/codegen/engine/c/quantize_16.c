/* Real numbers to the nearest int16 values, halves away from zero. */
struct quantize_16 {
  float scale;
  size_t count;
};

static void quantize_16(const ENGINE_FLASH struct quantize_16 *layer, const float *input,
                        int16_t *output) {
  const float scale = layer->scale;
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    const float steps = input[i] / scale;
    int32_t result;
    /* What is no number counts as the lowest. */
    if (!(steps > -32768.0f)) {
      result = INT16_MIN;
    } else if (steps > 32767.0f) {
      result = INT16_MAX;
    } else {
      result = (int32_t)steps;
      /* The difference is exact, unlike a sum with 0.5. */
      if (steps - (float)result >= 0.5f) {
        result++;
      } else if (steps - (float)result <= -0.5f) {
        result--;
      }
    }
    output[i] = (int16_t)result;
  }
}
