/* Between the values of a table of sigmoid(i / 24) in 65536ths, along straight lines. */
static inline int32_t sigmoid_line(const ENGINE_FLASH uint16_t *table, uint32_t size, int bits) {
  const uint32_t place = size >> bits;
  const uint32_t rest = size & (((uint32_t)1 << bits) - 1);
  if (place >= 255) {
    return bits == 9 ? (int32_t)0x7FFF << 10 : (int32_t)0xFFFF << 8;
  }
  return (int32_t)(((uint32_t)table[place] << bits) +
                   rest * ((uint32_t)table[place + 1] - table[place]));
}

/* Of a value in 12288ths, in 32768ths. */
ENGINE_UNUSED static int16_t sigmoid_at(const ENGINE_FLASH uint16_t *table, int32_t value) {
  const uint32_t size = (uint32_t)(value < 0 ? -value : value);
  const int32_t line = sigmoid_line(table, size, 9);
  const int32_t result = value >= 0 ? line + (1 << 9) : ((int32_t)1 << 25) - line + (1 << 9) - 1;
  return (int16_t)(result >> 10);
}

/* The hyperbolic tangent of a value in 12288ths, in 32768ths. */
ENGINE_UNUSED static int16_t tanh_at(const ENGINE_FLASH uint16_t *table, int32_t value) {
  const uint32_t size = (uint32_t)(value < 0 ? -value : value);
  const int32_t line = sigmoid_line(table, size, 8);
  const int32_t half = (int32_t)1 << 23;
  const int32_t result = value >= 0 ? line - half + (1 << 7) : half - line + (1 << 7) - 1;
  return (int16_t)(result >> 8);
}

/* Of a value in 4096ths, in 32768ths. */
ENGINE_UNUSED static int16_t sigmoid_16(const ENGINE_FLASH uint16_t *table, int16_t value) {
  return sigmoid_at(table, (int32_t)value * 3);
}

/* The hyperbolic tangent of a value in units of 2^(shift - 12), in 32768ths. */
ENGINE_UNUSED static int16_t tanh_16(const ENGINE_FLASH uint16_t *table, int16_t value,
                                     int8_t shift) {
  return tanh_at(table, shift < 0 ? ((int32_t)value * 3 + ((int32_t)1 << (-shift - 1))) >> -shift
                                  : (int32_t)value * ((int32_t)3 << shift));
}
