/*
 * A sum of products on the scale of the output: value * multiplier * 2^(shift - 31), rounded to
 * 32 bits, rounded again after a shift to the right, as TensorFlow Lite Micro does; then moved to
 * the output's zero point and held within the bounds of its activation.
 */
static inline int8_t requantize(int32_t value, int32_t multiplier, int32_t shift, int8_t zero_point,
                                int8_t lowest, int8_t highest) {
  const int left = shift > 0 ? (int)shift : 0;
  const int right = shift > 0 ? 0 : (int)-shift;
  const int32_t shifted = (int32_t)((uint32_t)value << left);
  const int32_t scaled = divide_by_power_of_two(multiply_high(shifted, multiplier), right);
  const int32_t result = scaled + zero_point;
  if (result < lowest) {
    return lowest;
  }
  return result > highest ? highest : (int8_t)result;
}
