/* A sum of products as output: on its scale, at its zero point, within its activation's bounds. */
ENGINE_UNUSED static inline int8_t requantize(int32_t value, int32_t multiplier, int32_t shift,
                                              int8_t zero_point, int8_t lowest, int8_t highest) {
  return hold(scaled(value, multiplier, shift) + zero_point, lowest, highest);
}
