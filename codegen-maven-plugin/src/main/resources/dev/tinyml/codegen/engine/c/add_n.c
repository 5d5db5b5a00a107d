/* Sums of up to four inputs of one scale. */
struct add_n {
  size_t inputs;
  size_t count;
  int8_t input_zero_point;
  int32_t input_multiplier;
  int32_t input_shift;
  int32_t multiplier;
  int32_t shift;
  int8_t zero_point;
};

/* In units of 2^-20. */
static int32_t add_n_part(const ENGINE_FLASH struct add_n *layer, int32_t value) {
  return scaled((value - layer->input_zero_point) * ((int32_t)1 << 20), layer->input_multiplier,
                layer->input_shift);
}

static void add_n(const ENGINE_FLASH struct add_n *layer, const int8_t *first,
                  const int8_t *second, const int8_t *third, const int8_t *fourth,
                  int8_t *output) {
  const int8_t *inputs[4];
  inputs[0] = first;
  inputs[1] = second;
  inputs[2] = third;
  inputs[3] = fourth;
  for (size_t i = 0; i < layer->count; i++) {
    /* TensorFlow Lite Micro begins with minus the zero point rather than 0. */
    int32_t sum = add_n_part(layer, 0);
    for (size_t j = 0; j < layer->inputs; j++) {
      sum += add_n_part(layer, inputs[j][i]);
    }
    output[i] = hold(scaled(sum, layer->multiplier, layer->shift) + layer->zero_point, INT8_MIN,
                     INT8_MAX);
  }
}
