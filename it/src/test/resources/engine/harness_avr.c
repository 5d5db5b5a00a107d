/* Runs all cases on an AVR, in an emulator that gives samples and takes text by registers. */
#include <avr/io.h>

#include "harness.h"

static void print(const char *text) {
  for (; *text != 0; text++) {
    GPIOR1 = (uint8_t)*text;
  }
}

void harness_next(void *to, size_t bytes) {
  for (uint8_t *at = to; bytes != 0; bytes--) {
    *at++ = GPIOR0;
  }
}

int harness_differs(const void *values, size_t bytes) {
  int differs = 0;
  for (const uint8_t *at = values; bytes != 0; bytes--) {
    differs |= *at++ != GPIOR0;
  }
  return differs;
}

int main(void) {
  for (const struct harness_case *one = harness_cases; one->name != NULL; one++) {
    print(one->name);
    print(one->check() == 0 ? " same\n" : " differs\n");
  }
  for (;;) {
  }
}
