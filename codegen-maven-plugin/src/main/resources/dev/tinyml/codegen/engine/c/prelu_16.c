/* Values from 0 on with one factor, those below with factors of their own. */
struct prelu_16 {
  struct broadcast broadcast;
  int8_t alpha_zero_point;
  int32_t multiplier;
  int32_t shift;
  int32_t below_multiplier;
  int32_t below_shift;
};

static void prelu_16(const ENGINE_FLASH struct prelu_16 *layer, const int16_t *input, const int8_t *alpha,
                     int16_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int16_t *a = input + row.first;
    const int8_t *b = alpha + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      const int32_t value = *a;
      const int32_t result =
          value >= 0 ? scaled(value, layer->multiplier, layer->shift)
                     : scaled(value * (*b - layer->alpha_zero_point), layer->below_multiplier,
                              layer->below_shift);
      *output++ = hold_short(result, INT16_MIN, INT16_MAX);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
