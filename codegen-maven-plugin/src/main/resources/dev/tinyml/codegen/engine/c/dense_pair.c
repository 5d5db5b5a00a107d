#if defined(ENGINE_PAIRS)
/*
 * Two rows of inputs at once: weights are loaded and widened for both. The inputs are widened
 * already, see widen(): for each four of them a word with the even ones of the first row, one with
 * those of the second row, and two with the odd ones. Here are two of those words and two of a
 * tile's, see ENGINE_TILE.
 */
#define ENGINE_TIMES_HALF_TILE            \
  "ldrd %[x], %[y], [%[inputs]], #8\n\t"  \
  "ldrd %[v], %[w], [%[weights]], #8\n\t" \
  "smlad %[ab], %[x], %[v], %[ab]\n\t"    \
  "smlad %[ef], %[y], %[v], %[ef]\n\t"    \
  "sxtb16 %[v], %[v]\n\t"                 \
  "smlad %[cd], %[x], %[w], %[cd]\n\t"    \
  "smlad %[gh], %[y], %[w], %[gh]\n\t"    \
  "sxtb16 %[w], %[w]\n\t"                 \
  "smlad %[a], %[x], %[v], %[a]\n\t"      \
  "smlad %[e], %[y], %[v], %[e]\n\t"      \
  "smlad %[c], %[x], %[w], %[c]\n\t"      \
  "smlad %[g], %[y], %[w], %[g]\n\t"

#define ENGINE_PAIR_OPERANDS                                                               \
  : [a] "+r"(a), [ab] "+r"(ab), [c] "+r"(c), [cd] "+r"(cd), [e] "+r"(e), [ef] "+r"(ef),    \
    [g] "+r"(g), [gh] "+r"(gh), [inputs] "+r"(inputs), [weights] "+r"(weights),            \
    [v] "=&r"(v), [w] "=&r"(w), [x] "=&r"(x), [y] "=&r"(y)                                 \
  : [end] "m"(end)                                                                         \
  : "cc", "memory"

/* The sums of four outputs of the first row, a to d, and of the second row, e to h. */
struct pair_sums {
  int32_t a, b, c, d, e, f, g, h;
};

/*
 * Inputs up to an end; so many tiles before those that come in fours. Returns the weights behind
 * those that it took.
 */
ENGINE_INLINE const engine_word *add_pair(const engine_word *weights, const engine_word *inputs,
                                          const engine_word *end, size_t tiles,
                                          struct pair_sums *sums) {
  int32_t a = 0;
  int32_t ab = 0; /* 256 b + a */
  int32_t c = 0;
  int32_t cd = 0;
  int32_t e = 0;
  int32_t ef = 0;
  int32_t g = 0;
  int32_t gh = 0;
  uint32_t v;
  uint32_t w;
  uint32_t x;
  uint32_t y;
  for (; tiles != 0; tiles--) {
    __asm__ volatile(ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE ENGINE_PAIR_OPERANDS);
  }
  if (inputs != end) {
    __asm__ volatile("1: " ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE
                         ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE
                             ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE
                     "ldr %[v], %[end]\n\t" /* there is no register left for it */
                     "cmp %[inputs], %[v]\n\t"
                     "bne 1b" ENGINE_PAIR_OPERANDS);
  }
  sums->a = a;
  sums->b = (int32_t)((uint32_t)ab - (uint32_t)a) >> 8;
  sums->c = c;
  sums->d = (int32_t)((uint32_t)cd - (uint32_t)c) >> 8;
  sums->e = e;
  sums->f = (int32_t)((uint32_t)ef - (uint32_t)e) >> 8;
  sums->g = g;
  sums->h = (int32_t)((uint32_t)gh - (uint32_t)g) >> 8;
  return weights;
}
#undef ENGINE_PAIR_OPERANDS
#undef ENGINE_TIMES_HALF_TILE

/* ENGINE_RESCALE() of two sums of the same output. */
#define ENGINE_RESCALE_TWO(one, other)               \
  "ldmia %[scale]!, {r4, r5, r6}\n\t"                \
  "add " one ", r4\n\t"                              \
  "add " other ", r4\n\t"                            \
  "lsl " one ", " one ", #1\n\t"                     \
  "lsl " other ", " other ", #1\n\t"                 \
  "smmulr " one ", " one ", r5\n\t"                  \
  "smmulr " other ", " other ", r5\n\t"              \
  "mvn r6, r6\n\t"                                   \
  "add " one ", " one ", " one ", asr #31\n\t"       \
  "add " other ", " other ", " other ", asr #31\n\t" \
  "asr " one ", " one ", r6\n\t"                     \
  "asr " other ", " other ", r6\n\t"                 \
  "add " one ", %[zeros]\n\t"                        \
  "add " other ", %[zeros]\n\t"                      \
  "ssat " one ", #8, " one ", asr #1\n\t"            \
  "ssat " other ", #8, " other ", asr #1\n\t"

/* rescale_four() of the sums of both rows, without bounds. Goes on to the next scales. */
ENGINE_INLINE void rescale_pair(const struct pair_sums *sums, const int32_t **scales,
                                int32_t zeros, uint32_t *first, uint32_t *second) {
  int32_t a = sums->a;
  int32_t b = sums->b;
  int32_t c = sums->c;
  int32_t d = sums->d;
  int32_t e = sums->e;
  int32_t f = sums->f;
  int32_t g = sums->g;
  int32_t h = sums->h;
  const int32_t *scale = *scales;
  __asm__ volatile(ENGINE_RESCALE_TWO("%[a]", "%[e]") ENGINE_RESCALE_TWO("%[b]", "%[f]")
                       ENGINE_RESCALE_TWO("%[c]", "%[g]") ENGINE_RESCALE_TWO("%[d]", "%[h]")
                   "bfi %[a], %[b], #8, #8\n\t"
                   "bfi %[a], %[c], #16, #8\n\t"
                   "bfi %[a], %[d], #24, #8\n\t"
                   "bfi %[e], %[f], #8, #8\n\t"
                   "bfi %[e], %[g], #16, #8\n\t"
                   "bfi %[e], %[h], #24, #8"
                   : [a] "+r"(a), [b] "+r"(b), [c] "+r"(c), [d] "+r"(d), [e] "+r"(e),
                     [f] "+r"(f), [g] "+r"(g), [h] "+r"(h), [scale] "+r"(scale)
                   : [zeros] "r"(zeros)
                   : "r4", "r5", "r6", "memory");
  *scales = scale;
  *first = (uint32_t)a;
  *second = (uint32_t)e;
}
#undef ENGINE_RESCALE_TWO

/* Whether dense_pair() works for a layer: sums are small, and shifts to the right. */
ENGINE_INLINE int dense_in_pairs(const struct dense *layer) {
  return layer->chunk == layer->inputs && !layer->any_scale;
}

ENGINE_ALONE void dense_pair(const struct dense *layer, const engine_word *inputs, int8_t *first,
                             int8_t *second) {
  const engine_word *weights = (const engine_word *)(const void *)layer->weights;
  const int32_t *scale = layer->scales;
  const size_t tiles = (layer->inputs + 3) / 4;
  const engine_word *const end = inputs + 4 * tiles;
  const int32_t zeros = 2 * layer->zero_point + 1;
  const uint32_t lowest = four_times(layer->lowest);
  const uint32_t highest = four_times(layer->highest);
  size_t left = layer->outputs;
  do {
    struct pair_sums sums;
    uint32_t one;
    uint32_t other;
    weights = add_pair(weights, inputs, end, tiles % 4, &sums);
    rescale_pair(&sums, &scale, zeros, &one, &other);
    one = hold_bytes(one, lowest, highest);
    other = hold_bytes(other, lowest, highest);
    if (left < 4) {
      store_bytes(first, one, left);
      store_bytes(second, other, left);
      return;
    }
    store_word(first, one);
    store_word(second, other);
    first += 4;
    second += 4;
    left -= 4;
  } while (left != 0);
}
#endif
