/*
 * Armv7E-M and Armv8-M with the DSP extension: two products of 16 bits in one instruction. Words
 * are little-endian there.
 */
#if defined(__ARM_FEATURE_DSP) && defined(__GNUC__) && !defined(__ARM_BIG_ENDIAN)
#define ENGINE_DSP 1
#define ENGINE_INLINE static inline __attribute__((always_inline))

typedef uint32_t __attribute__((may_alias)) engine_word;

/* At any address. */
ENGINE_INLINE uint32_t load_word(const void *address) {
  uint32_t word;
  memcpy(&word, address, sizeof word);
  return word;
}

/* a * b / 2^32 to the nearest, halves up. */
ENGINE_INLINE int32_t multiply_top(int32_t a, int32_t b) {
  int32_t result;
  __asm__("smmulr %0, %1, %2" : "=r"(result) : "r"(a), "r"(b));
  return result;
}

/* The nearest value of 8 bits. */
ENGINE_INLINE int32_t saturate_byte(int32_t value) {
  int32_t result;
  __asm__("ssat %0, #8, %1" : "=r"(result) : "r"(value));
  return result;
}

/* Four bytes as a word, the first one lowest. */
ENGINE_INLINE uint32_t pack_bytes(int32_t a, int32_t b, int32_t c, int32_t d) {
  uint32_t word = (uint32_t)a;
  __asm__("bfi %0, %1, #8, #8" : "+r"(word) : "r"(b));
  __asm__("bfi %0, %1, #16, #8" : "+r"(word) : "r"(c));
  __asm__("bfi %0, %1, #24, #8" : "+r"(word) : "r"(d));
  return word;
}

/* Four signed bytes within bounds, which are four bytes each as well. */
ENGINE_INLINE uint32_t hold_bytes(uint32_t bytes, uint32_t lowest, uint32_t highest) {
  uint32_t result;
  uint32_t differences;
  __asm__(
      "ssub8 %1, %2, %3\n\t"
      "sel %0, %2, %3\n\t"
      "ssub8 %1, %0, %4\n\t"
      "sel %0, %4, %0"
      : "=&r"(result), "=&r"(differences)
      : "r"(bytes), "r"(lowest), "r"(highest));
  return result;
}
#endif
