/* value / 2^exponent to the nearest, halves away from zero; exponent from 0 to 31. */
static inline int32_t divide_by_power_of_two(int32_t value, int exponent) {
  const int32_t mask = (int32_t)(((uint32_t)1 << exponent) - 1);
  const int32_t remainder = value & mask;
  const int32_t threshold = (mask >> 1) + (value < 0 ? 1 : 0);
  return (value >> exponent) + (remainder > threshold ? 1 : 0);
}
