/* Adds products of int16 values and weights to a sum. So many products fit 32 bits. */
static int64_t sum_16(const ENGINE_FLASH int8_t *weights, const int16_t *values, size_t count,
                      int64_t sum) {
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
