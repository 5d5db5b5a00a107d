/*
 * value * multiplier * 2^(shift - 31), rounded to 32 bits, and again after a shift to the right, as
 * TensorFlow Lite Micro does.
 */
static inline int32_t scaled(int32_t value, int32_t multiplier, int32_t shift) {
  const int left = shift > 0 ? (int)shift : 0;
  const int right = shift > 0 ? 0 : (int)-shift;
  const int32_t shifted = (int32_t)((uint32_t)value << left);
  return divide_by_power_of_two(multiply_high(shifted, multiplier), right);
}
