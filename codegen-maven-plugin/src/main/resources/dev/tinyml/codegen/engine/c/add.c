/* Sums, or differences, of two inputs. */
struct add {
  struct broadcast broadcast;
  int8_t first_zero_point;
  int8_t second_zero_point;
  uint8_t subtract;
  int32_t first_multiplier;
  int32_t first_shift;
  int32_t second_multiplier;
  int32_t second_shift;
  int32_t multiplier;
  int32_t shift;
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};

#if defined(ENGINE_DSP)
/*
 * scaled() of a difference of two int8 values, times 2^20, and of a multiplier up to a half. Of a
 * half its shift is 0: that is half of twice as much, and nothing is rounded.
 */
ENGINE_INLINE int32_t add_input(int32_t value, int32_t multiplier, int32_t shift) {
  const int32_t product = multiply_top(value * ((int32_t)1 << (shift == 0 ? 22 : 21)), multiplier);
  return (((product + (product >> 31)) >> (shift == 0 ? 0 : ~shift)) + 1) >> 1;
}

/* requantize() of a sum of those, and of a multiplier below 1 whose shift is not 0. */
ENGINE_INLINE int8_t add_output(int32_t sum, const struct add *layer) {
  const int32_t product = multiply_top(sum * 2, layer->multiplier);
  const int32_t halves = (product + (product >> 31)) >> ~layer->shift;
  return hold((halves + 2 * layer->zero_point + 1) >> 1, layer->lowest, layer->highest);
}

static void add_row(const struct add *layer, const int8_t *first, const int8_t *second,
                    int8_t *output) {
  const struct add local = *layer;
  const size_t first_step = local.broadcast.first[3];
  const size_t second_step = local.broadcast.second[3];
  for (size_t count = local.broadcast.sizes[3]; count != 0; count--) {
    const int32_t a =
        add_input(*first - local.first_zero_point, local.first_multiplier, local.first_shift);
    const int32_t b =
        add_input(*second - local.second_zero_point, local.second_multiplier, local.second_shift);
    const int32_t sum = local.subtract ? a - b : a + b;
    *output++ = local.shift == 0 ? requantize(sum, local.multiplier, 0, local.zero_point,
                                              local.lowest, local.highest)
                                 : add_output(sum, &local);
    first += first_step;
    second += second_step;
  }
}
#else
static void add_row(const ENGINE_FLASH struct add *layer, const int8_t *first, const int8_t *second,
                    int8_t *output) {
  for (size_t count = layer->broadcast.sizes[3]; count != 0; count--) {
    /* Both on a common scale, in units of 2^-20. */
    const int32_t a = scaled(((int32_t)*first - layer->first_zero_point) * ((int32_t)1 << 20),
                             layer->first_multiplier, layer->first_shift);
    const int32_t b = scaled(((int32_t)*second - layer->second_zero_point) * ((int32_t)1 << 20),
                             layer->second_multiplier, layer->second_shift);
    *output++ = requantize(layer->subtract ? a - b : a + b, layer->multiplier, layer->shift,
                           layer->zero_point, layer->lowest, layer->highest);
    first += layer->broadcast.first[3];
    second += layer->broadcast.second[3];
  }
}
#endif

static void add(const ENGINE_FLASH struct add *layer, const int8_t *first, const int8_t *second,
                int8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const int8_t *a0 = first;
  const int8_t *b0 = second;
  for (size_t i = axes->sizes[0]; i != 0; i--) {
    const int8_t *a1 = a0;
    const int8_t *b1 = b0;
    for (size_t j = axes->sizes[1]; j != 0; j--) {
      const int8_t *a2 = a1;
      const int8_t *b2 = b1;
      for (size_t k = axes->sizes[2]; k != 0; k--) {
        add_row(layer, a2, b2, output);
        output += axes->sizes[3];
        a2 += axes->first[2];
        b2 += axes->second[2];
      }
      a1 += axes->first[1];
      b1 += axes->second[1];
    }
    a0 += axes->first[0];
    b0 += axes->second[0];
  }
}
