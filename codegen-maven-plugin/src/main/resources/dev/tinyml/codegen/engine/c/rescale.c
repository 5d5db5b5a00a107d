#if defined(ENGINE_DSP)
/*
 * A sum below 2^30 with its bias on the scale of the output, as scaled() has it for a shift to the
 * right: halves away from zero, which is less 1 for negative numbers, then half a unit more. zeros
 * are twice the zero point and 1. Saturated to 8 bits.
 */
#define ENGINE_RESCALE(sum)                \
  "ldmia %[scale]!, {r4, r5, r6}\n\t"      \
  "add " sum ", r4\n\t"                    \
  "lsl " sum ", " sum ", #1\n\t"           \
  "smmulr " sum ", " sum ", r5\n\t"        \
  "mvn r6, r6\n\t"                         \
  "add " sum ", " sum ", " sum ", asr #31\n\t" \
  "asr " sum ", " sum ", r6\n\t"           \
  "add " sum ", %[zeros]\n\t"              \
  "ssat " sum ", #8, " sum ", asr #1\n\t"

/* What requantize() makes of four sums, as bytes of a word. Goes on to the next scales. */
ENGINE_INLINE uint32_t rescale_four(int32_t a, int32_t b, int32_t c, int32_t d,
                                    const int32_t **scales, int32_t zeros, uint32_t lowest,
                                    uint32_t highest) {
  const int32_t *scale = *scales;
  __asm__ volatile(ENGINE_RESCALE("%[a]") ENGINE_RESCALE("%[b]") ENGINE_RESCALE("%[c]")
              ENGINE_RESCALE("%[d]")
          "bfi %[a], %[b], #8, #8\n\t"
          "bfi %[a], %[c], #16, #8\n\t"
          "bfi %[a], %[d], #24, #8"
          : [a] "+&r"(a), [b] "+&r"(b), [c] "+&r"(c), [d] "+&r"(d), [scale] "+&r"(scale)
          : [zeros] "r"(zeros)
          : "r4", "r5", "r6", "memory");
  *scales = scale;
  return hold_bytes((uint32_t)a, lowest, highest);
}
#undef ENGINE_RESCALE

/* The same of one sum with its bias that is twice as large. */
ENGINE_INLINE int32_t rescale_twice(int32_t twice, int32_t multiplier, int32_t shift,
                                    int32_t zeros) {
  const int32_t product = multiply_top(twice, multiplier);
  return saturate_half(((product + (product >> 31)) >> ~shift) + zeros);
}
#endif
