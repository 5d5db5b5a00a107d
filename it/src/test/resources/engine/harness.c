/* Runs all cases on samples.bin; on the host, and on a Cortex-M with semihosting. */
#include "harness.h"

#include <string.h>

#include "semihosting.h"

void harness_next(void *to, size_t bytes) { semihosting_read(to, bytes); }

int harness_differs(const void *values, size_t bytes) {
  const uint8_t *at = values;
  int differs = 0;
  while (bytes > 0) {
    uint8_t expected[64];
    const size_t part = bytes < sizeof expected ? bytes : sizeof expected;
    semihosting_read(expected, part);
    differs |= memcmp(at, expected, part) != 0;
    at += part;
    bytes -= part;
  }
  return differs;
}

int main(void) {
  int wrong = 0;
  semihosting_open("samples.bin");
  for (const struct harness_case *one = harness_cases; one->name != NULL; one++) {
    if (one->check() != 0) {
      wrong++;
      semihosting_write(one->name);
      semihosting_write(" differs\n");
    }
  }
  return wrong == 0 ? 0 : 1;
}
