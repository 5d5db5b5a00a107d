#if defined(ENGINE_PAIRS)
/*
 * A row of inputs as dense_pair() wants it: to is the first word of a first row, or the second word
 * of a second one. Fills up fours of them with zeros. Returns where the next bytes go.
 */
static engine_word *widen(engine_word *to, const int8_t *from, size_t count) {
  for (; count >= 16; count -= 16) {
    uint32_t word;
    uint32_t even;
    __asm__ volatile(
#define ENGINE_WIDEN                        \
  "ldr %[word], [%[from]], #4\n\t"          \
  "sxtb16 %[even], %[word]\n\t"             \
  "sxtb16 %[word], %[word], ror #8\n\t"     \
  "str %[even], [%[to]], #8\n\t"            \
  "str %[word], [%[to]], #8\n\t"
        ENGINE_WIDEN ENGINE_WIDEN ENGINE_WIDEN ENGINE_WIDEN
#undef ENGINE_WIDEN
        : [to] "+r"(to), [from] "+r"(from), [word] "=&r"(word), [even] "=&r"(even)
        :
        : "memory");
  }
  while (count != 0) {
    const size_t taken = count < 4 ? count : 4;
    const uint32_t word = taken == 4 ? load_word(from) : load_bytes(from, taken);
    to[0] = even_bytes(word);
    to[2] = odd_bytes(word);
    to += 4;
    from += taken;
    count -= taken;
  }
  return to;
}

/* The same of a single value, a multiple of four times. */
ENGINE_UNUSED static engine_word *widen_value(engine_word *to, int8_t value, size_t count) {
  const uint32_t word = (uint16_t)value * (uint32_t)0x00010001;
  for (; count != 0; count -= 4) {
    to[0] = word;
    to[2] = word;
    to += 4;
  }
  return to;
}

#endif
