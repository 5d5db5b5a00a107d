#if defined(ENGINE_DSP)
/* For sums below 2^30 and shifts to the right. The bounds are held later. */
ENGINE_INLINE int32_t rescale(int32_t sum, const int32_t *scale, int32_t twice_zero_point) {
  const int32_t doubled = (int32_t)((uint32_t)(sum + scale[0]) << 1);
  const int32_t scaled = multiply_top(doubled, scale[1]);
  /* Halves away from zero: less 1 for negative numbers, then half a unit more. */
  const int32_t halves = (scaled + (scaled >> 31)) >> ~scale[2];
  return saturate_byte((halves + twice_zero_point + 1) >> 1);
}

/* What requantize() makes of four sums, as bytes of a word. */
ENGINE_INLINE uint32_t rescale_four(const int32_t *sums, const int32_t *scale, int8_t zero_point,
                                    int8_t lowest, int8_t highest) {
  const int32_t zeros = 2 * zero_point;
  const uint32_t bytes =
      pack_bytes(rescale(sums[0], scale, zeros), rescale(sums[1], scale + 3, zeros),
                 rescale(sums[2], scale + 6, zeros), rescale(sums[3], scale + 9, zeros));
  return hold_bytes(bytes, (uint8_t)lowest * (uint32_t)0x01010101,
                    (uint8_t)highest * (uint32_t)0x01010101);
}
#endif
