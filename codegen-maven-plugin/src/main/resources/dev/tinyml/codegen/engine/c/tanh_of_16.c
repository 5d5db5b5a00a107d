/* Hyperbolic tangent, in 32768ths; input and output may be the same memory. */
struct tanh_of_16 {
  struct curve_16 curve;
  size_t count;
};

static void tanh_of_16(const ENGINE_FLASH struct tanh_of_16 *layer, const int16_t *input,
                       int16_t *output) {
  const size_t count = layer->count;
  for (size_t i = 0; i < count; i++) {
    output[i] = tanh_at(layer->curve.sigmoid, on_curve_16(&layer->curve, input[i]));
  }
}
