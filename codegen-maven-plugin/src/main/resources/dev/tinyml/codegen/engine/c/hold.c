/* The nearest value within bounds. */
static inline int8_t hold(int32_t value, int8_t lowest, int8_t highest) {
  if (value < lowest) {
    return lowest;
  }
  return value > highest ? highest : (int8_t)value;
}
