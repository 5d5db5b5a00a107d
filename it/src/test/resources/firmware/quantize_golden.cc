/* Quantizes the golden windows and pseudo-random values of every magnitude with the generated code, and
   prints what comes out. The same program runs on the host and on the target. MODEL is the namespace of
   the generated headers, RANDOM_VALUES how many values, a multiple of 16. */
#include <stdint.h>
#include <string.h>

#include "model_normalization.h"
#include "golden_vectors.h"
#include "print.h"
#include "semihosting.h"

namespace {

typedef decltype(MODEL::QuantizeInput(0.0f)) Value;

/* Every bit pattern is a float: NaN, infinities and subnormal numbers among them. */
float float_of(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof(value));
  return value;
}

uint32_t bits_of(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof(bits));
  return bits;
}

void print_line(const Value* values, int count) {
  for (int i = 0; i < count; ++i) {
    semihosting_write(i == 0 ? "" : " ");
    print_signed(values[i]);
  }
  semihosting_write("\n");
}

}  // namespace

int main() {
  print_unsigned(bits_of(MODEL::kInputScale));
  semihosting_write(" ");
  print_signed(static_cast<int>(MODEL::kInputZeroPoint));
  semihosting_write("\n");

  static Value input[MODEL::kInputSize];
  for (int v = 0; v < MODEL::kGoldenRawCount; ++v) {
    MODEL::QuantizeWindow(MODEL::kGoldenRaw[v], input);
    print_line(input, MODEL::kInputSize);
  }

  /* Numerical Recipes' generator; the test has it as well. Every second value is a quarter of a step
     further than the last such one, so that all bytes, or 512 values of 16 bits, and all halves between them occur. */
  uint32_t state = 1;
  Value row[16];
  for (int i = 0; i < RANDOM_VALUES; ++i) {
    state = state * 1664525u + 1013904223u;
    const float step = static_cast<float>(i - RANDOM_VALUES / 2);
    row[i % 16] = MODEL::QuantizeInput(i % 2 == 0 ? float_of(state) : MODEL::kInputScale * 0.125f * step);
    if (i % 16 == 15) {
      print_line(row, 16);
    }
  }
  semihosting_exit(0);
}
