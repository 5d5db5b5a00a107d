/*
 * Armv7E-M and Armv8-M with the DSP extension: two products of 16 bits in one instruction. Words
 * are little-endian there. Without optimization a debugger's frame takes the registers that this
 * needs.
 */
#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FEATURE_UNALIGNED) && defined(__GNUC__) && \
    defined(__OPTIMIZE__) && !defined(__ARM_BIG_ENDIAN)
#define ENGINE_DSP 1
/* Loops that take all registers, for GCC: see its pragma above. */
#if !defined(ENGINE_MVE) && !defined(__clang__)
#define ENGINE_PAIRS 1
#endif

/* For functions that need nearly all registers. */
#define ENGINE_ALONE __attribute__((noinline)) static

typedef uint32_t __attribute__((may_alias)) engine_word;

/* At any address. */
ENGINE_INLINE uint32_t load_word(const void *address) {
  uint32_t word;
  memcpy(&word, address, sizeof word);
  return word;
}

/* One to three bytes, and zeros. */
ENGINE_INLINE uint32_t load_bytes(const int8_t *bytes, size_t count) {
  uint32_t word = (uint8_t)bytes[0];
  if (count > 1) {
    word |= (uint32_t)(uint8_t)bytes[1] << 8;
  }
  if (count > 2) {
    word |= (uint32_t)(uint8_t)bytes[2] << 16;
  }
  return word;
}

ENGINE_INLINE void store_word(void *address, uint32_t word) {
  memcpy(address, &word, sizeof word);
}

/* One to three of a word's bytes. */
ENGINE_INLINE void store_bytes(int8_t *bytes, uint32_t word, size_t count) {
  bytes[0] = (int8_t)word;
  if (count > 1) {
    bytes[1] = (int8_t)(word >> 8);
  }
  if (count > 2) {
    bytes[2] = (int8_t)(word >> 16);
  }
}

/* a * b / 2^32 to the nearest, halves up. */
ENGINE_INLINE int32_t multiply_top(int32_t a, int32_t b) {
  int32_t result;
  __asm__("smmulr %0, %1, %2" : "=r"(result) : "r"(a), "r"(b));
  return result;
}

/* Half a value, rounded down, or the nearest value of 8 bits. */
ENGINE_INLINE int32_t saturate_half(int32_t value) {
  int32_t result;
  __asm__("ssat %0, #8, %1, asr #1" : "=r"(result) : "r"(value));
  return result;
}

/* The lowest bytes of four words. */
ENGINE_INLINE uint32_t join_bytes(int32_t a, int32_t b, int32_t c, int32_t d) {
  __asm__(
      "bfi %0, %1, #8, #8\n\t"
      "bfi %0, %2, #16, #8\n\t"
      "bfi %0, %3, #24, #8"
      : "+&r"(a)
      : "r"(b), "r"(c), "r"(d));
  return (uint32_t)a;
}

/* A byte four times. */
ENGINE_INLINE uint32_t four_times(int8_t value) {
  return (uint8_t)value * (uint32_t)0x01010101;
}

/* Both of a word's halves are its even bytes, or its odd ones, with their signs. */
ENGINE_INLINE uint32_t even_bytes(uint32_t word) {
  uint32_t result;
  __asm__("sxtb16 %0, %1" : "=r"(result) : "r"(word));
  return result;
}

ENGINE_INLINE uint32_t odd_bytes(uint32_t word) {
  uint32_t result;
  __asm__("sxtb16 %0, %1, ror #8" : "=r"(result) : "r"(word));
  return result;
}

/* Two halves as a word, and both words' lower halves, or their upper ones. */
ENGINE_INLINE uint32_t join_halves(int32_t low, int32_t high) {
  uint32_t result;
  __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(result) : "r"(low), "r"(high));
  return result;
}

ENGINE_INLINE uint32_t low_halves(uint32_t a, uint32_t b) {
  uint32_t result;
  __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(result) : "r"(a), "r"(b));
  return result;
}

ENGINE_INLINE uint32_t high_halves(uint32_t a, uint32_t b) {
  uint32_t result;
  __asm__("pkhtb %0, %1, %2, asr #16" : "=r"(result) : "r"(b), "r"(a));
  return result;
}

/* The larger ones of four signed bytes each. */
ENGINE_INLINE uint32_t larger_bytes(uint32_t a, uint32_t b) {
  uint32_t result;
  __asm__(
      "ssub8 %0, %1, %2\n\t"
      "sel %0, %1, %2"
      : "=&r"(result)
      : "r"(a), "r"(b));
  return result;
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
