/* Dense layers by plain loops that compute as TensorFlow Lite Micro's reference FULLY_CONNECTED does: 32-bit sums of products of
   values less zero points, then a multiplier of 31 bits and a shift. For cores that the library itself does not compile for.
   LAYERS: pairs of numbers of inputs and outputs. All layers have the same weights: what they are changes no count. */
#include <stdint.h>

#if defined(__AVR__)
#include <avr/pgmspace.h>
#define WEIGHTS PROGMEM
#define weight_at(place) ((int8_t)pgm_read_byte(place))
#else
#define WEIGHTS
#define weight_at(place) (*(place))
#endif

#include "subject.h"

static const uint16_t layers[][2] = {LAYERS};
static const int8_t weights[LARGEST] WEIGHTS = {1, -2, 3};
static int8_t values[2][WIDEST];
/* The compiler can't know them. */
static volatile int32_t zero_point = 3;
static volatile int32_t multiplier = 1518500250;
static volatile int8_t shift = 7;

static int32_t requantized(int32_t sum, int32_t by, int8_t right) {
  const int64_t product = (int64_t)sum * by;
  const int32_t high = (int32_t)((product + (product >= 0 ? 1073741824 : -1073741823)) / 2147483648);
  const int32_t mask = ((int32_t)1 << right) - 1;
  const int32_t rest = high & mask;
  const int32_t threshold = (mask >> 1) + (high < 0 ? 1 : 0);
  return (high >> right) + (rest > threshold ? 1 : 0);
}

static void layer(const int8_t *input, uint16_t inputs, int8_t *output, uint16_t outputs) {
  const int32_t input_offset = -zero_point;
  const int32_t weight_offset = zero_point - 3;
  const int32_t output_offset = zero_point;
  const int32_t by = multiplier;
  const int8_t right = shift;
  for (uint16_t o = 0; o < outputs; o++) {
    int32_t sum = 0;
    for (uint16_t i = 0; i < inputs; i++) {
      const int32_t weight = weight_at(&weights[o * inputs + i]);
      const int32_t value = input[i];
      sum += (weight + weight_offset) * (value + input_offset);
    }
    int32_t result = requantized(sum, by, right) + output_offset;
    result = result < -128 ? -128 : result;
    result = result > 127 ? 127 : result;
    output[o] = (int8_t)result;
  }
}

int subject_prepare(void) { return 0; }

int8_t *subject_input(void) { return values[0]; }

int subject_invoke(void) {
  for (uint8_t l = 0; l < sizeof(layers) / sizeof(layers[0]); l++) {
    layer(values[l % 2], layers[l][0], values[1 - l % 2], layers[l][1]);
  }
  return 0;
}

const int8_t *subject_output(void) { return values[0]; }
