/* The nearest value within bounds. */
static inline int16_t hold_short(int32_t value, int16_t lowest, int16_t highest) {
  if (value < lowest) {
    return lowest;
  }
  return value > highest ? highest : (int16_t)value;
}
