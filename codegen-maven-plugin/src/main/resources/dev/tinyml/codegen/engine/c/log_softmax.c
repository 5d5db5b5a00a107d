/* Logarithms of what softmax gives. */
struct log_softmax {
  const ENGINE_FLASH int32_t *exponentials; /* of distances from the largest value, x 2^31 */
  size_t distances;                         /* farther values have an exponential of 0 */
  size_t rows;
  size_t depth;
  int32_t multiplier; /* from distances to units of 2^-26 */
  int32_t shift;
  int32_t reverse_multiplier;
  int32_t reverse_shift;
  int16_t farthest; /* distance that may be scaled */
};

static inline int32_t shift_left_saturating(int32_t value, int bits) {
  return value > INT32_MAX >> bits ? INT32_MAX : value * ((int32_t)1 << bits);
}

/* The number of zeros in front of a number above 0. */
static inline int leading_zeros(int32_t value) {
  int count = 0;
  for (uint32_t rest = (uint32_t)value; rest < (uint32_t)1 << 31; rest <<= 1) {
    count++;
  }
  return count;
}

/* The logarithm, in units of 2^-26, of a sum of at least 1 in units of 2^-19. */
static int32_t log_of_sum(int32_t sum) {
  const int32_t root_of_half = 1518500250;
  const int32_t fourth_root_of_half = 1805811301;
  const int32_t quarter = (int32_t)1 << 23;
  const int zeros = leading_zeros(sum);
  const int32_t a = shift_left_saturating(
      multiply_high(sum * ((int32_t)1 << (zeros - 1)), root_of_half), 1);
  const int32_t a_power = (12 - zeros) * ((int32_t)1 << 25) + quarter;
  const int bits = leading_zeros(multiply_high(sum, root_of_half)) - 1;
  const int32_t b = shift_left_saturating(sum, bits);
  const int32_t b_power = (12 - bits) * ((int32_t)1 << 25) - quarter;
  const int32_t r = a < b ? a : b;
  const int32_t power = a_power > b_power ? a_power : b_power;
  const int32_t p = (int32_t)(((int64_t)r + fourth_root_of_half + 1) / 2);
  const int32_t q = (r - fourth_root_of_half) * 2;
  const int32_t square = multiply_high(q, q);
  const int32_t numerator =
      multiply_high(q, r) + multiply_high(multiply_high(q, square), 117049297);
  const int32_t denominator =
      multiply_high(p, 1057819769 + q + multiply_high(127690142, square)) +
      multiply_high(638450708, q);
  const int32_t fraction =
      multiply_high(divide_by_power_of_two(numerator, 6), one_over_one_plus(denominator));
  return shift_left_saturating(multiply_high(power, 1488522236) + fraction, 1);
}

static void log_softmax(const ENGINE_FLASH struct log_softmax *layer, const int8_t *input,
                        int8_t *output) {
  for (size_t row = layer->rows; row != 0; row--) {
    int8_t largest = input[0];
    int32_t sum = 0;
    for (size_t i = 1; i < layer->depth; i++) {
      largest = input[i] > largest ? input[i] : largest;
    }
    for (size_t i = 0; i < layer->depth; i++) {
      const size_t distance = (size_t)(largest - input[i]);
      if (distance < layer->distances) {
        sum += divide_by_power_of_two(layer->exponentials[distance], 12);
      }
    }
    const int32_t logarithm = log_of_sum(sum);
    const int32_t limit = scaled(logarithm + INT32_MIN, layer->reverse_multiplier,
                                 layer->reverse_shift);
    const int32_t lowest = limit > -layer->farthest - 1 ? limit : -layer->farthest - 1;
    for (size_t i = 0; i < layer->depth; i++) {
      const int32_t difference = (int32_t)input[i] - largest;
      int32_t result = INT8_MIN;
      if (difference > lowest) {
        const int32_t real = scaled(difference, layer->multiplier, layer->shift) - logarithm;
        result = divide_by_power_of_two(real, 31 - 5 - 4) + INT8_MAX;
      }
      output[i] = hold(result, INT8_MIN, INT8_MAX);
    }
    input += layer->depth;
    output += layer->depth;
  }
}
