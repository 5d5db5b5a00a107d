/* a * b / 2^31 to the nearest, halves up. Not both may be INT32_MIN. */
static inline int32_t multiply_high(int32_t a, int32_t b) {
  const int64_t product = (int64_t)a * b;
  return (int32_t)((product + ((int64_t)1 << 30)) >> 31);
}
