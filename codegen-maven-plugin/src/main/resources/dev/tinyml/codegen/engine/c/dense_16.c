/* Sums of products with a row of inputs. */
struct dense_16 {
  const ENGINE_FLASH int8_t *weights; /* outputs x inputs */
  struct result_16 result;
  size_t inputs;
  size_t outputs;
};

static void dense_16(const ENGINE_FLASH struct dense_16 *layer, const int16_t *input,
                     int16_t *output) {
  const ENGINE_FLASH int8_t *weights = layer->weights;
  const ENGINE_FLASH int32_t *scale = layer->result.scales;
  for (size_t i = layer->outputs; i != 0; i--) {
    const int64_t sum = sum_16(weights, input, layer->inputs, bias_16(scale));
    *output++ = as_result_16(&layer->result, scale, sum);
    weights += layer->inputs;
    scale += 4;
  }
}
