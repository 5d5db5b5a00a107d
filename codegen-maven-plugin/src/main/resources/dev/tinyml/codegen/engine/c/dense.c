/* Sums of products with a row of inputs, and what becomes of the sums. */
struct dense {
  const ENGINE_FLASH int8_t *weights; /* tiles of four outputs and four inputs */
  const ENGINE_FLASH int32_t *scales; /* of each output its bias, less input zero point x sum of
                                         weights, and the multiplier and the shift to its scale */
  size_t inputs;
  size_t outputs;
  size_t chunk;      /* inputs that may be multiplied before an output has more than 24 bits */
  uint8_t any_scale; /* 1: a shift is to the left, or a sum not below 2^30 */
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};

#if defined(ENGINE_MVE)
/* The same word of up to four tiles. */
static inline int8x16_t dense_words(const int32_t *words, uint32x4_t tiles, mve_pred16_t wanted) {
  return vreinterpretq_s8_s32(vldrwq_gather_offset_z_s32(words, tiles, wanted));
}

static void dense(const struct dense *layer, const int8_t *input, int8_t *output) {
  const uint32x4_t tiles = vmulq_n_u32(vidupq_n_u32(0, 1), 16);  /* bytes to each of four tiles */
  const uint32x4_t places = vmulq_n_u32(vidupq_n_u32(0, 1), 12); /* and to the scales of outputs */
  const size_t rest = layer->inputs % 16;
  const int8_t *const end = input + (layer->inputs - rest);
  const struct dense local = *layer;
  const int32_t *weights = (const int32_t *)(const void *)layer->weights;
  const int32_t *scales = layer->scales;
  for (size_t left = layer->outputs;; left -= 4) {
    int32_t a = scales[0];
    int32_t b = scales[3];
    int32_t c = scales[6];
    int32_t d = scales[9];
    for (const int8_t *values = input; values != end; values += 16) {
      const int8x16_t x = vldrbq_s8(values);
      const int32x4x4_t w = vld4q_s32(weights);
      a = vmladavaq_s8(a, x, vreinterpretq_s8_s32(w.val[0]));
      b = vmladavaq_s8(b, x, vreinterpretq_s8_s32(w.val[1]));
      c = vmladavaq_s8(c, x, vreinterpretq_s8_s32(w.val[2]));
      d = vmladavaq_s8(d, x, vreinterpretq_s8_s32(w.val[3]));
      weights += 16;
    }
    if (rest != 0) {
      const int8x16_t x = vldrbq_z_s8(end, vctp8q((uint32_t)rest));
      const mve_pred16_t wanted = vctp32q((uint32_t)(rest + 3) / 4);
      a = vmladavaq_s8(a, x, dense_words(weights, tiles, wanted));
      b = vmladavaq_s8(b, x, dense_words(weights + 1, tiles, wanted));
      c = vmladavaq_s8(c, x, dense_words(weights + 2, tiles, wanted));
      d = vmladavaq_s8(d, x, dense_words(weights + 3, tiles, wanted));
      weights += (rest + 3) / 4 * 4;
    }
    int32x4_t sums = vdupq_n_s32(a);
    sums = vsetq_lane_s32(b, sums, 1);
    sums = vsetq_lane_s32(c, sums, 2);
    sums = vsetq_lane_s32(d, sums, 3);
    const int32x4_t multipliers = gather_words(scales + 1, places, 4);
    const int32x4_t shifts = gather_words(scales + 2, places, 4);
    sums = local.any_scale ? scale_any(sums, multipliers, shifts)
                           : scale_down(sums, multipliers, shifts);
    sums = hold_vector(sums, local.zero_point, local.lowest, local.highest);
    if (left <= 4) {
      vstrbq_p_s32(output, sums, vctp32q((uint32_t)left));
      return;
    }
    vstrbq_s32(output, sums);
    scales += 12;
    output += 4;
  }
}
#elif defined(ENGINE_DSP)
/* Four inputs, of which the word's even and odd bytes become halves of words, and a tile. */
#define ENGINE_TIMES_TILE                   \
  "ldmia %[weights]!, {r4, r5, r6, r8}\n\t" \
  "sxtb16 %[even], %[word]\n\t"             \
  "sxtb16 %[word], %[word], ror #8\n\t"     \
  "smlad %[ab], %[even], r4, %[ab]\n\t"     \
  "sxtb16 r4, r4\n\t"                       \
  "smlad %[cd], %[even], r5, %[cd]\n\t"     \
  "sxtb16 r5, r5\n\t"                       \
  "smlad %[a], %[even], r4, %[a]\n\t"       \
  "smlad %[c], %[even], r5, %[c]\n\t"       \
  "smlad %[ab], %[word], r6, %[ab]\n\t"     \
  "sxtb16 r6, r6\n\t"                       \
  "smlad %[cd], %[word], r8, %[cd]\n\t"     \
  "sxtb16 r8, r8\n\t"                       \
  "smlad %[a], %[word], r6, %[a]\n\t"       \
  "smlad %[c], %[word], r8, %[c]\n\t"

/* Sums of four outputs, without biases. */
struct dense_sums {
  int32_t a;
  int32_t b;
  int32_t c;
  int32_t d;
};

/* Returns the weights behind those that it took. */
ENGINE_INLINE const engine_word *add_products(const engine_word *weights, const int8_t *input,
                                              size_t count, struct dense_sums *sums) {
  int32_t a = 0;
  int32_t ab = 0; /* 256 b + a */
  int32_t c = 0;
  int32_t cd = 0;
  uint32_t word;
  uint32_t even;
  if (count >= 8) {
    const int8_t *const end = input + (count & ~(size_t)7);
    __asm__ volatile("1: ldr %[word], [%[input]], #4\n\t" ENGINE_TIMES_TILE
            "ldr %[word], [%[input]], #4\n\t" ENGINE_TIMES_TILE
            "cmp %[input], %[end]\n\t"
            "bne 1b"
            : [a] "+r"(a), [ab] "+r"(ab), [c] "+r"(c), [cd] "+r"(cd), [input] "+r"(input),
              [weights] "+r"(weights), [word] "=&r"(word), [even] "=&r"(even)
            : [end] "r"(end)
            : "r4", "r5", "r6", "r8", "cc", "memory");
  }
  for (count &= 7; count != 0;) {
    if (count >= 4) {
      word = load_word(input);
      input += 4;
      count -= 4;
    } else {
      word = load_bytes(input, count);
      count = 0;
    }
    __asm__ volatile(ENGINE_TIMES_TILE
            : [a] "+r"(a), [ab] "+r"(ab), [c] "+r"(c), [cd] "+r"(cd), [weights] "+r"(weights),
              [word] "+r"(word), [even] "=&r"(even)
            :
            : "r4", "r5", "r6", "r8", "memory");
  }
  sums->a = a;
  sums->b = (int32_t)((uint32_t)ab - (uint32_t)a) >> 8;
  sums->c = c;
  sums->d = (int32_t)((uint32_t)cd - (uint32_t)c) >> 8;
  return weights;
}

/* The same for outputs of more than 24 bits, which are told from each other after each chunk. */
ENGINE_ALONE const engine_word *add_chunks(const engine_word *weights, const int8_t *input,
                                           size_t count, size_t chunk, struct dense_sums *sums) {
  sums->a = sums->b = sums->c = sums->d = 0;
  while (count != 0) {
    const size_t taken = count < chunk ? count : chunk;
    struct dense_sums part;
    weights = add_products(weights, input, taken, &part);
    sums->a += part.a;
    sums->b += part.b;
    sums->c += part.c;
    sums->d += part.d;
    input += taken;
    count -= taken;
  }
  return weights;
}

/* One to four outputs of any scale. */
static void dense_rest(const struct dense *layer, const struct dense_sums *sums,
                       const int32_t *scale, size_t count, int8_t *output) {
  const int32_t list[4] = {sums->a, sums->b, sums->c, sums->d};
  for (size_t i = 0; i < count; i++) {
    output[i] = requantize(list[i] + scale[0], scale[1], scale[2], layer->zero_point, layer->lowest,
                           layer->highest);
    scale += 3;
  }
}

ENGINE_ALONE void dense(const struct dense *layer, const int8_t *input, int8_t *output) {
  const engine_word *weights = (const engine_word *)(const void *)layer->weights;
  const int32_t *scale = layer->scales;
  const size_t inputs = layer->inputs;
  size_t left = layer->outputs;
  struct dense_sums sums;
  if (layer->chunk == inputs && !layer->any_scale) {
    const int32_t zeros = 2 * layer->zero_point + 1;
    const uint32_t lowest = four_times(layer->lowest);
    const uint32_t highest = four_times(layer->highest);
    for (; left >= 4; left -= 4) {
      weights = add_products(weights, input, inputs, &sums);
      store_word(output,
                 rescale_four(sums.a, sums.b, sums.c, sums.d, &scale, zeros, lowest, highest));
      output += 4;
    }
  }
  while (left != 0) {
    const size_t done = left < 4 ? left : 4;
    weights = add_chunks(weights, input, inputs, layer->chunk, &sums);
    dense_rest(layer, &sums, scale, done, output);
    scale += 12;
    output += done;
    left -= done;
  }
}
#undef ENGINE_TIMES_TILE
#else
#if defined(__AVR_HAVE_LPMX__) && defined(__AVR_HAVE_MUL__)
/*
 * 16 cycles for a product. The compiler needs 35 with -O2, and 80 with -Os, which is Arduino's
 * choice. Not inline, as it takes both X and Z.
 */
__attribute__((noinline)) static void add_products(const ENGINE_FLASH int8_t *weight,
                                                   const int8_t *input, size_t count,
                                                   int32_t *sums) {
  int32_t a = sums[0];
  int32_t b = sums[1];
  int8_t value;
  int8_t factor;
  int8_t sign;
  __asm__ volatile(
      "1: ld %[value], X+\n\t"
      "lpm %[factor], Z+\n\t"
      "muls %[value], %[factor]\n\t"
      "mov %[sign], r1\n\t"
      "lsl %[sign]\n\t"
      "sbc %[sign], %[sign]\n\t" /* the product's sign in all bits */
      "add %A[a], r0\n\t"
      "adc %B[a], r1\n\t"
      "adc %C[a], %[sign]\n\t"
      "adc %D[a], %[sign]\n\t"
      "lpm %[factor], Z+\n\t"
      "muls %[value], %[factor]\n\t"
      "mov %[sign], r1\n\t"
      "lsl %[sign]\n\t"
      "sbc %[sign], %[sign]\n\t"
      "add %A[b], r0\n\t"
      "adc %B[b], r1\n\t"
      "adc %C[b], %[sign]\n\t"
      "adc %D[b], %[sign]\n\t"
      "adiw %[weight], 2\n\t"
      "sbiw %[count], 1\n\t"
      "brne 1b\n\t"
      "clr r1"
      : [a] "+r"(a), [b] "+r"(b), "+x"(input), [weight] "+z"(weight), [count] "+w"(count),
        [value] "=&d"(value), [factor] "=&d"(factor), [sign] "=&r"(sign)
      :
      : "r0", "memory");
  sums[0] = a;
  sums[1] = b;
}
#else
/* Adds the products of inputs and two outputs' weights to two sums; count is at least 1. */
static inline void add_products(const ENGINE_FLASH int8_t *weight, const int8_t *input,
                                size_t count, int32_t *sums) {
  const int8_t *const end = input + count;
  int32_t a = sums[0];
  int32_t b = sums[1];
  do {
    const int32_t value = *input++;
    a += value * weight[0];
    b += value * weight[1];
    weight += 4;
  } while (input != end);
  sums[0] = a;
  sums[1] = b;
}
#endif

static void dense(const ENGINE_FLASH struct dense *layer, const int8_t *input, int8_t *output) {
  const size_t outputs = layer->outputs;
  const size_t row = (layer->inputs + 3) / 4 * 16;
  const ENGINE_FLASH int8_t *weights = layer->weights;
  const ENGINE_FLASH int32_t *scale = layer->scales;
  for (size_t i = 0; i < outputs; i += 2) {
    int32_t sums[2];
    sums[0] = scale[0];
    sums[1] = scale[3];
    add_products(weights + (i & 2), input, layer->inputs, sums);
    if ((i & 2) != 0) {
      weights += row;
    }
    for (size_t j = 0; j < 2 && i + j < outputs; j++) {
      *output++ = requantize(sums[j], scale[1], scale[2], layer->zero_point, layer->lowest,
                             layer->highest);
      scale += 3;
    }
  }
}
#endif
