/* 1 / (1 + x) for x from 0 to 1, both in units of 2^-31: three steps of Newton's division. */
static int32_t one_over_one_plus(int32_t x) {
  const int32_t half = (int32_t)(((int64_t)x + INT32_MAX + 1) / 2);
  /* result is 2 / (1 + x) in units of 2^-29; it begins with 48/17 - 32/17 half. */
  int32_t result = 1515870810 + multiply_high(half, -1010580540);
  for (int step = 0; step < 3; step++) {
    const int32_t rest = ((int32_t)1 << 29) - multiply_high(half, result);
    result += multiply_high(result, rest) * 4;
  }
  return result > INT32_MAX / 2 ? INT32_MAX : result * 2;
}
