/* value * multiplier / 2^shift to the nearest, halves up: the multiplier has 15 bits. */
static inline int32_t scaled_wide(int64_t value, int32_t multiplier, int32_t shift) {
  return (int32_t)((value * multiplier + ((int64_t)1 << (shift - 1))) >> shift);
}
