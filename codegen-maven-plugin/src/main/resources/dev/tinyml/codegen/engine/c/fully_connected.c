/* Each output of a row is a bias plus the products of the row's inputs and the unit's weights. */
struct fully_connected {
  const ENGINE_FLASH int8_t *weights;      /* units x inputs */
  const ENGINE_FLASH int32_t *biases;      /* less input zero point x sum of weights, per unit */
  const ENGINE_FLASH int32_t *multipliers; /* from sums to outputs, with the shifts */
  const ENGINE_FLASH int8_t *shifts;
  uint8_t scale_step; /* 1: a multiplier and a shift per unit; 0: one for all */
  size_t rows;
  size_t inputs;
  size_t units;
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};

static void fully_connected(const ENGINE_FLASH struct fully_connected *layer, const int8_t *input,
                            int8_t *output) {
  const size_t inputs = layer->inputs;
  for (size_t row = 0; row < layer->rows; row++) {
    const ENGINE_FLASH int8_t *weight = layer->weights;
    size_t scale = 0;
    for (size_t unit = 0; unit < layer->units; unit++) {
      const int32_t sum = dot_product(weight, input, inputs, layer->biases[unit]);
      *output++ = requantize(sum, layer->multipliers[scale], layer->shifts[scale],
                             layer->zero_point, layer->lowest, layer->highest);
      scale += layer->scale_step;
      weight += inputs;
    }
    input += inputs;
  }
}
