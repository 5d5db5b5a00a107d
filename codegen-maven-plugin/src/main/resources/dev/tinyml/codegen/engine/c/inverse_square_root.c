/* 1 / sqrt(value) is the result * 2^(shift - 31): five steps of Newton's method from 1 on. */
static int32_t inverse_square_root(int32_t value, int32_t *shift) {
  if (value <= 1) {
    *shift = 0;
    return INT32_MAX;
  }
  int32_t right = 11;
  while (value >= (int32_t)1 << 29) {
    value /= 4;
    right++;
  }
  while (value < (int32_t)1 << 27) {
    value *= 4;
    right--;
  }
  const int32_t half = divide_by_power_of_two(value >> 1, 1);
  const int32_t three_halves = ((int32_t)1 << 28) + ((int32_t)1 << 27);
  int32_t x = (int32_t)1 << 28; /* in units of 2^-28 */
  for (int step = 0; step < 5; step++) {
    const int32_t cube = multiply_high(multiply_high(x, x), x) * 64;
    x = (multiply_high(three_halves, x) - multiply_high(half, cube)) * 8;
  }
  x = multiply_high(x, 1518500250);
  *shift = right < 0 ? 0 : -right;
  return right < 0 ? x * ((int32_t)1 << -right) : x;
}
