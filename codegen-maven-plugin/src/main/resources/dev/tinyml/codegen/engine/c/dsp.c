/*
 * Armv7E-M and Armv8-M with the DSP extension: two products of 16 bits in one instruction. Words
 * are little-endian there. Without optimization a debugger's frame takes the registers that this
 * needs.
 */
#if defined(__ARM_FEATURE_DSP) && defined(__GNUC__) && defined(__OPTIMIZE__) && \
    !defined(__ARM_BIG_ENDIAN)
#define ENGINE_DSP 1
#define ENGINE_INLINE static inline __attribute__((always_inline, unused))

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

/* a * b / 2^32 to the nearest, halves up. */
ENGINE_INLINE int32_t multiply_top(int32_t a, int32_t b) {
  int32_t result;
  __asm__("smmulr %0, %1, %2" : "=r"(result) : "r"(a), "r"(b));
  return result;
}

/* A byte four times. */
ENGINE_INLINE uint32_t four_times(int8_t value) {
  return (uint8_t)value * (uint32_t)0x01010101;
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
