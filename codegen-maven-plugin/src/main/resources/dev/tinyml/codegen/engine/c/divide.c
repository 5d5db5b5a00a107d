/* Quotients of two inputs; that by 0 is as if it were the smallest divisor above. */
struct divide {
  struct broadcast broadcast;
  int8_t first_zero_point;
  int8_t second_zero_point;
  int32_t multiplier;
  int32_t shift;
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};

static int8_t divide_one(const ENGINE_FLASH struct divide *layer, int8_t first, int8_t second) {
  int32_t dividend = first - layer->first_zero_point;
  int32_t divisor = second - layer->second_zero_point;
  int32_t size;
  int bits = 0;     /* 2^bits is at most the divisor */
  int headroom = 0; /* how far the dividend may be shifted to the left */
  int32_t quotient;
  if (divisor < 0) {
    dividend = -dividend;
    divisor = -divisor;
  }
  if (divisor == 0) {
    divisor = 1;
  }
  while (divisor >> (bits + 1) != 0) {
    bits++;
  }
  size = dividend < 0 ? -1 - dividend : dividend;
  while (headroom < 31 && size >> (30 - headroom) == 0) {
    headroom++;
  }
  /* 1 / divisor is a number without integer bits, times 2^-bits. */
  quotient = multiply_high(
      (int32_t)((uint32_t)dividend << headroom),
      one_over_one_plus((int32_t)(((uint32_t)divisor << (31 - bits)) - ((uint32_t)1 << 31))));
  headroom += bits - (int)layer->shift;
  return hold((headroom > 31 ? 0 : scaled(quotient, layer->multiplier, -headroom)) +
                  layer->zero_point,
              layer->lowest, layer->highest);
}

static void divide(const ENGINE_FLASH struct divide *layer, const int8_t *first,
                   const int8_t *second, int8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const size_t rows = rows_of(axes);
  for (size_t i = 0; i < rows; i++) {
    const struct row row = row_at(axes, i);
    const int8_t *a = first + row.first;
    const int8_t *b = second + row.second;
    for (size_t j = axes->sizes[3]; j != 0; j--) {
      *output++ = divide_one(layer, *a, *b);
      a += axes->first[3];
      b += axes->second[3];
    }
  }
}
