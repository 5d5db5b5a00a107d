#if defined(ENGINE_PAIRS)
/*
 * Two rows of inputs at once: weights are loaded and widened for both. The inputs are widened
 * already, see widen(): for each four of them a word with the even ones of the first row, one with
 * those of the second row, and two with the odd ones.
 */
struct pair {
  const engine_word *inputs;
  const engine_word *fours; /* up to here tile by tile */
  const engine_word *end;   /* up to here four tiles at a time */
  const engine_word *weights;
  const int32_t *scales;
  int32_t zeros; /* twice the zero point and 1 */
  uint32_t lowest;
  uint32_t highest;
  uint32_t first; /* four outputs of the first row */
  uint32_t second;
};

/*
 * Two words of the inputs, in r8 and r9, and two words of a tile, see ENGINE_TILE. The sums of four
 * outputs of the first row are those of r0, r1, which holds 256 times the second and the first, r2
 * and r3, those of the second row r4 to r7.
 */
#define ENGINE_TIMES_HALF_TILE   \
  "ldrd r8, r9, [r12], #8\n\t"   \
  "ldrd r10, r11, [lr], #8\n\t"  \
  "smlad r1, r8, r10, r1\n\t"    \
  "smlad r5, r9, r10, r5\n\t"    \
  "sxtb16 r10, r10\n\t"          \
  "smlad r3, r8, r11, r3\n\t"    \
  "smlad r7, r9, r11, r7\n\t"    \
  "sxtb16 r11, r11\n\t"          \
  "smlad r0, r8, r10, r0\n\t"    \
  "smlad r4, r9, r10, r4\n\t"    \
  "smlad r2, r8, r11, r2\n\t"    \
  "smlad r6, r9, r11, r6\n\t"
#define ENGINE_TIMES_TILE ENGINE_TIMES_HALF_TILE ENGINE_TIMES_HALF_TILE

/* What becomes of an output of both rows: see ENGINE_RESCALE. */
#define ENGINE_RESCALE_TWO(one, other)                   \
  "ldmia lr!, {r8, r9, r10}\n\t"                         \
  "add " one ", " one ", r8\n\t"                         \
  "add " other ", " other ", r8\n\t"                     \
  "lsl " one ", " one ", #1\n\t"                         \
  "lsl " other ", " other ", #1\n\t"                     \
  "smmulr " one ", " one ", r9\n\t"                      \
  "smmulr " other ", " other ", r9\n\t"                  \
  "mvn r10, r10\n\t"                                     \
  "add " one ", " one ", " one ", asr #31\n\t"           \
  "add " other ", " other ", " other ", asr #31\n\t"     \
  "asr " one ", " one ", r10\n\t"                        \
  "asr " other ", " other ", r10\n\t"                    \
  "add " one ", " one ", r11\n\t"                        \
  "add " other ", " other ", r11\n\t"                    \
  "ssat " one ", #8, " one ", asr #1\n\t"                \
  "ssat " other ", #8, " other ", asr #1\n\t"

/* Bytes of a row, within bounds: see hold_bytes(). */
#define ENGINE_JOIN(a, b, c, d)         \
  "bfi " a ", " b ", #8, #8\n\t"        \
  "bfi " a ", " c ", #16, #8\n\t"       \
  "bfi " a ", " d ", #24, #8\n\t"       \
  "ssub8 r10, " a ", r8\n\t"            \
  "sel " a ", " a ", r8\n\t"            \
  "ssub8 r10, " a ", r9\n\t"            \
  "sel " a ", r9, " a "\n\t"

/*
 * Four outputs of both rows. All registers are named: compilers that may choose don't always find
 * a way to get along with so many of them.
 */
ENGINE_INLINE void pair_outputs(struct pair *state) {
  /* On the stack, as there is no register left for them. */
  struct pair *const kept = state;
  const engine_word *const fours = state->fours;
  const engine_word *const end = state->end;
  register struct pair *pair __asm__("r0") = state;
  __asm__ volatile(
      "ldr r12, [r0, #0]\n\t"
      "ldr lr, [r0, #12]\n\t"
      "movs r0, #0\n\t"
      "movs r1, #0\n\t"
      "movs r2, #0\n\t"
      "movs r3, #0\n\t"
      "movs r4, #0\n\t"
      "movs r5, #0\n\t"
      "movs r6, #0\n\t"
      "movs r7, #0\n\t"
      "b 2f\n\t"
      "1: " ENGINE_TIMES_TILE
      "2: ldr r8, %[fours]\n\t"
      "cmp r12, r8\n\t"
      "bne 1b\n\t"
      "b 4f\n\t"
      "3: " ENGINE_TIMES_TILE ENGINE_TIMES_TILE ENGINE_TIMES_TILE ENGINE_TIMES_TILE
      "4: ldr r8, %[end]\n\t"
      "cmp r12, r8\n\t"
      "bne 3b\n\t"
      "ldr r12, %[kept]\n\t"
      "str lr, [r12, #12]\n\t"
      "ldrd lr, r11, [r12, #16]\n\t"
      "sub r1, r1, r0\n\t"
      "asr r1, r1, #8\n\t"
      "sub r3, r3, r2\n\t"
      "asr r3, r3, #8\n\t"
      "sub r5, r5, r4\n\t"
      "asr r5, r5, #8\n\t"
      "sub r7, r7, r6\n\t"
      "asr r7, r7, #8\n\t"
      ENGINE_RESCALE_TWO("r0", "r4")
      ENGINE_RESCALE_TWO("r1", "r5")
      ENGINE_RESCALE_TWO("r2", "r6")
      ENGINE_RESCALE_TWO("r3", "r7")
      "str lr, [r12, #16]\n\t"
      "ldrd r8, r9, [r12, #24]\n\t"
      ENGINE_JOIN("r0", "r1", "r2", "r3")
      ENGINE_JOIN("r4", "r5", "r6", "r7")
      "strd r0, r4, [r12, #32]"
      : "+r"(pair)
      : [kept] "m"(kept), [fours] "m"(fours), [end] "m"(end)
      : "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "lr", "cc",
        "memory");
}
#undef ENGINE_JOIN
#undef ENGINE_RESCALE_TWO
#undef ENGINE_TIMES_TILE
#undef ENGINE_TIMES_HALF_TILE

/* Whether dense_pair() works for a layer: sums are small, and shifts to the right. */
ENGINE_INLINE int dense_in_pairs(const struct dense *layer) {
  return layer->chunk == layer->inputs && !layer->any_scale;
}

ENGINE_ALONE void dense_pair(const struct dense *layer, const engine_word *inputs, int8_t *first,
                             int8_t *second) {
  const size_t tiles = (layer->inputs + 3) / 4;
  struct pair pair;
  pair.inputs = inputs;
  pair.fours = inputs + 4 * (tiles % 4);
  pair.end = inputs + 4 * tiles;
  pair.weights = (const engine_word *)(const void *)layer->weights;
  pair.scales = layer->scales;
  pair.zeros = 2 * layer->zero_point + 1;
  pair.lowest = four_times(layer->lowest);
  pair.highest = four_times(layer->highest);
  for (size_t left = layer->outputs; left != 0; left -= 4) {
    pair_outputs(&pair);
    if (left < 4) {
      store_bytes(first, pair.first, left);
      store_bytes(second, pair.second, left);
      return;
    }
    store_word(first, pair.first);
    store_word(second, pair.second);
    first += 4;
    second += 4;
  }
}
#endif
