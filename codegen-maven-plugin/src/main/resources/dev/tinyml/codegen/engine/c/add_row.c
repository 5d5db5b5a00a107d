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

#if defined(ENGINE_MVE)
/* An input, less its zero point, in units of 2^-20. */
static inline int32x4_t add_vector(const int8_t *values, int8_t zero_point, int32_t multiplier,
                                   int32_t shift, mve_pred16_t wanted) {
  const int32x4_t distances = vsubq_n_s32(vldrbq_z_s32(values, wanted), zero_point);
  return scale_any(vshlq_n_s32(distances, 20), vdupq_n_s32(multiplier), vdupq_n_s32(shift));
}

/* Returns how many sums it made: all. */
static size_t add_in_fours(const struct add *layer, const int8_t *first, const int8_t *second,
                           size_t count, int8_t *output) {
  for (size_t done = 0; done < count; done += 4) {
    const mve_pred16_t wanted = vctp32q((uint32_t)(count - done));
    const int32x4_t a = add_vector(first + done, layer->first_zero_point, layer->first_multiplier,
                                   layer->first_shift, wanted);
    const int32x4_t b = add_vector(second + done, layer->second_zero_point,
                                   layer->second_multiplier, layer->second_shift, wanted);
    const int32x4_t sums = scale_any(layer->subtract ? vsubq_s32(a, b) : vaddq_s32(a, b),
                                        vdupq_n_s32(layer->multiplier), vdupq_n_s32(layer->shift));
    vstrbq_p_s32(output + done,
                 hold_vector(sums, layer->zero_point, layer->lowest, layer->highest), wanted);
  }
  return count;
}
#elif defined(ENGINE_DSP)
/*
 * What fours of sums need where scaled() shifts to the right only. The input of the larger scale,
 * exact, has a factor of a half: in units of 2^-20 that is its distance from the zero point times
 * 2^19, and nothing is rounded. All is twice as large here, as multiply_top() halves what
 * multiply_high() makes of it.
 */
struct add_fours {
  int32_t other_zeros; /* of all other numbers what is added to them */
  int32_t exact_zeros;
  int32_t other_multiplier;
  int32_t other_shift; /* to the right, less the one that rounds */
  int32_t zeros;
  int32_t multiplier;
  int32_t shift;
};

/* Halves away from zero: less 1 for negative numbers, then half a unit more, which is in zeros. */
ENGINE_INLINE int32_t add_round(int32_t product, int32_t shift, int32_t zeros) {
  return ((product + (product >> 31)) >> shift) + zeros;
}

ENGINE_INLINE int32_t add_one(const struct add_fours *fours, int32_t exact, int32_t other) {
  const int32_t product =
      multiply_top(other * ((int32_t)1 << 21) + fours->other_zeros, fours->other_multiplier);
  const int32_t part = add_round(product, fours->other_shift, fours->exact_zeros);
  return (part & ~(int32_t)1) + exact * ((int32_t)1 << 20);
}

ENGINE_INLINE int32_t add_output(const struct add_fours *fours, int32_t sum) {
  return saturate_half(
      add_round(multiply_top(sum, fours->multiplier), fours->shift, fours->zeros));
}

/* Returns how many sums it made. */
ENGINE_ALONE size_t add_in_fours(const struct add *layer, const int8_t *first,
                                 const int8_t *second, size_t count, int8_t *output) {
  const int swapped = layer->first_shift != 0;
  const int8_t *exact = swapped ? second : first;
  const int8_t *other = swapped ? first : second;
  const int32_t exact_zero = swapped ? layer->second_zero_point : layer->first_zero_point;
  const int32_t other_zero = swapped ? layer->first_zero_point : layer->second_zero_point;
  const int32_t other_shift = swapped ? layer->first_shift : layer->second_shift;
  const uint32_t lowest = four_times(layer->lowest);
  const uint32_t highest = four_times(layer->highest);
  struct add_fours fours;
  fours.other_zeros = -other_zero * ((int32_t)1 << 21);
  fours.exact_zeros = 1 - exact_zero * ((int32_t)1 << 20);
  fours.other_multiplier = swapped ? layer->first_multiplier : layer->second_multiplier;
  fours.other_shift = ~other_shift;
  fours.zeros = 2 * layer->zero_point + 1;
  fours.multiplier = layer->multiplier;
  fours.shift = ~layer->shift;
  if (other_shift == 0 || layer->shift == 0 || layer->subtract) {
    return 0;
  }
  for (size_t left = count; left >= 4; left -= 4) {
    const int32_t a = add_one(&fours, exact[0], other[0]);
    const int32_t b = add_one(&fours, exact[1], other[1]);
    const int32_t c = add_one(&fours, exact[2], other[2]);
    const int32_t d = add_one(&fours, exact[3], other[3]);
    const uint32_t sums = join_bytes(add_output(&fours, a), add_output(&fours, b),
                                     add_output(&fours, c), add_output(&fours, d));
    store_word(output, hold_bytes(sums, lowest, highest));
    exact += 4;
    other += 4;
    output += 4;
  }
  return count & ~(size_t)3;
}
#endif

/* Elements that lie side by side in all three, or meet a single one where a step is 0. */
static void add_row(const ENGINE_FLASH struct add *layer, const int8_t *first, const int8_t *second,
                    size_t count, int8_t *output) {
  const size_t first_step = layer->broadcast.first[3];
  const size_t second_step = layer->broadcast.second[3];
#if defined(ENGINE_MVE) || defined(ENGINE_DSP)
  if (first_step == 1 && second_step == 1) {
    const size_t done = add_in_fours(layer, first, second, count, output);
    first += done;
    second += done;
    output += done;
    count -= done;
  }
#endif
  for (; count != 0; count--) {
    /* Both on a common scale, in units of 2^-20. */
    const int32_t a = scaled(((int32_t)*first - layer->first_zero_point) * ((int32_t)1 << 20),
                             layer->first_multiplier, layer->first_shift);
    const int32_t b = scaled(((int32_t)*second - layer->second_zero_point) * ((int32_t)1 << 20),
                             layer->second_multiplier, layer->second_shift);
    *output++ = requantize(layer->subtract ? a - b : a + b, layer->multiplier, layer->shift,
                           layer->zero_point, layer->lowest, layer->highest);
    first += first_step;
    second += second_step;
  }
}
