/* Arguments of a curve that is a table. */
struct curve_16 {
  const ENGINE_FLASH uint16_t *sigmoid; /* sigmoid(i / 24) in 65536ths */
  int32_t multiplier;                   /* from the input's scale to 12288ths */
  uint8_t shift;                        /* to the right, rounded */
};

static int32_t on_curve_16(const ENGINE_FLASH struct curve_16 *curve, int16_t value) {
  const int32_t half = curve->shift == 0 ? 0 : (int32_t)1 << (curve->shift - 1);
  return (value * curve->multiplier + half) >> curve->shift;
}
