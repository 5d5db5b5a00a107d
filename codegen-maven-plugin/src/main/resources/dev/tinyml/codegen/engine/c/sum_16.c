/* Adds products of int16 values and weights to a sum. 511 of them fit 32 bits. */
static int64_t sum_16(const ENGINE_FLASH int8_t *weights, const int16_t *values, size_t count,
                      int64_t sum) {
#if defined(ENGINE_DSP)
  uint32_t low = (uint32_t)sum;
  uint32_t high = (uint32_t)(sum >> 32);
  for (; count >= 4; count -= 4) {
    uint32_t even = load_word(weights);
    uint32_t odd;
    const uint32_t first = load_word(values);
    const uint32_t second = load_word(values + 2);
    uint32_t pair;
    /* Weights 0 and 2, 1 and 3 become 0 and 1, 2 and 3, as the values are. */
    __asm__("sxtb16 %[odd], %[even], ror #8\n\t"
            "sxtb16 %[even], %[even]\n\t"
            "pkhbt %[pair], %[even], %[odd], lsl #16\n\t"
            "smlald %[low], %[high], %[first], %[pair]\n\t"
            "pkhtb %[pair], %[odd], %[even], asr #16\n\t"
            "smlald %[low], %[high], %[second], %[pair]"
            : [low] "+r"(low), [high] "+r"(high), [even] "+r"(even), [odd] "=&r"(odd),
              [pair] "=&r"(pair)
            : [first] "r"(first), [second] "r"(second));
    weights += 4;
    values += 4;
  }
  sum = (int64_t)((uint64_t)high << 32 | low);
#endif
  while (count != 0) {
    size_t taken = count < 511 ? count : 511;
    int32_t part = 0;
    count -= taken;
    for (; taken != 0; taken--) {
      part += (int32_t)*values++ * *weights++;
    }
    sum += part;
  }
  return sum;
}
