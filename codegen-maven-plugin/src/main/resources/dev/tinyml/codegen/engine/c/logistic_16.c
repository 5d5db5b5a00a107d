/* Sigmoid, in 32768ths; input and output may be the same memory. */
struct logistic_16 {
  struct curve_16 curve;
  size_t count;
};

static void logistic_16(const ENGINE_FLASH struct logistic_16 *layer, const int16_t *input,
                        int16_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = sigmoid_at(layer->curve.sigmoid, on_curve_16(&layer->curve, input[i]));
  }
}
