/* sum plus the products of inputs and weights; count is at least 1. */
#if defined(__AVR_HAVE_LPMX__) && defined(__AVR_HAVE_MUL__)
/*
 * 18 cycles for a product. The compiler needs 35 with -O2, and 80 with -Os, which is Arduino's
 * choice. Not inline, as it takes both X and Z.
 */
__attribute__((noinline)) static int32_t dot_product(const ENGINE_FLASH int8_t *weight,
                                                     const int8_t *input, size_t count,
                                                     int32_t sum) {
  int8_t value;
  int8_t factor;
  __asm__ volatile(
      "1: ld %[value], X+\n\t"
      "lpm %[factor], Z+\n\t"
      "muls %[value], %[factor]\n\t"
      "mov %[value], r1\n\t"
      "lsl %[value]\n\t"
      "sbc %[value], %[value]\n\t" /* the product's sign in all bits */
      "add %A[sum], r0\n\t"
      "adc %B[sum], r1\n\t"
      "adc %C[sum], %[value]\n\t"
      "adc %D[sum], %[value]\n\t"
      "sbiw %[count], 1\n\t"
      "brne 1b\n\t"
      "clr r1"
      : [sum] "+r"(sum), "+x"(input), "+z"(weight), [count] "+w"(count), [value] "=&d"(value),
        [factor] "=&d"(factor)
      :
      : "r0", "memory");
  return sum;
}
#else
static inline int32_t dot_product(const ENGINE_FLASH int8_t *weight, const int8_t *input,
                                  size_t count, int32_t sum) {
  const int8_t *const end = input + count;
  do {
    sum += *input++ * *weight++;
  } while (input != end);
  return sum;
}
#endif
