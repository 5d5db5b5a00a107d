/* Real numbers to the nearest int8 values, halves away from zero. */
struct quantize {
  float scale;
  int8_t zero_point;
  size_t count;
};

static void quantize(const ENGINE_FLASH struct quantize *layer, const float *input,
                     int8_t *output) {
  const float scale = layer->scale;
  const int16_t zero_point = layer->zero_point;
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    const float steps = input[i] / scale;
    int16_t result;
    /* 256 steps saturate whatever the zero point; what is no number counts as the lowest. */
    if (!(steps > -256.0f)) {
      result = -256;
    } else if (steps > 256.0f) {
      result = 256;
    } else {
      result = (int16_t)steps;
      /* The difference is exact, unlike a sum with 0.5. */
      if (steps - (float)result >= 0.5f) {
        result++;
      } else if (steps - (float)result <= -0.5f) {
        result--;
      }
    }
    result = (int16_t)(result + zero_point);
    output[i] = (int8_t)(result < INT8_MIN ? INT8_MIN : result > INT8_MAX ? INT8_MAX : result);
  }
}
