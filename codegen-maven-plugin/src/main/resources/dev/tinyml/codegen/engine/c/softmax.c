/* Exponentials of a row's values, divided by their sum; input and output may be the same memory. */
struct softmax {
  const ENGINE_FLASH int32_t *exponentials; /* of distances from the largest value, x 2^31 */
  size_t distances;                         /* farther values have an exponential of 0 */
  size_t rows;
  size_t depth;
};

static void softmax(const ENGINE_FLASH struct softmax *layer, const int8_t *input,
                    int8_t *output) {
  const size_t depth = layer->depth;
  const size_t distances = layer->distances;
  for (size_t row = 0; row < layer->rows; row++) {
    int8_t largest = input[0];
    for (size_t i = 1; i < depth; i++) {
      if (input[i] > largest) {
        largest = input[i];
      }
    }
    uint32_t sum = 0; /* in units of 2^-19 */
    for (size_t i = 0; i < depth; i++) {
      const size_t distance = (size_t)(largest - input[i]);
      if (distance < distances) {
        sum += (uint32_t)divide_by_power_of_two(layer->exponentials[distance], 12);
      }
    }
    /* 1 / sum is reciprocal x 2^-bits; sum is at least 1. */
    int bits = 12;
    while (sum < (uint32_t)1 << 31) {
      sum <<= 1;
      bits--;
    }
    const int32_t reciprocal = one_over_one_plus((int32_t)(sum - ((uint32_t)1 << 31)));
    for (size_t i = 0; i < depth; i++) {
      const size_t distance = (size_t)(largest - input[i]);
      int32_t result = INT8_MIN;
      if (distance < distances) {
        const int32_t share = multiply_high(reciprocal, layer->exponentials[distance]);
        result += divide_by_power_of_two(share, bits + 31 - 8);
      }
      output[i] = result > INT8_MAX ? INT8_MAX : (int8_t)result;
    }
    input += depth;
    output += depth;
  }
}
