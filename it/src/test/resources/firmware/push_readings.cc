/* Pushes readings into the generated ring: reading n has the values n, n + 0.25 and so on. Prints each full
   window, oldest value first, and begins anew now and then. MODEL is the namespace of the generated headers,
   READINGS how many readings. */
#include <stdint.h>

#include "print.h"
#include "semihosting.h"
#include "window_buffer.h"

int main() {
  static MODEL::WindowBuffer window;
  /* Numerical Recipes' generator; the test has it as well. */
  uint32_t state = 1;
  for (int n = 0; n < READINGS; ++n) {
    state = state * 1664525u + 1013904223u;
    if ((state >> 24) == 0) {
      window.Clear();
    }
    float* const next = window.Next();
    for (int c = 0; c < MODEL::kChannelCount; ++c) {
      next[c] = static_cast<float>(n) + 0.25f * static_cast<float>(c);
    }
    window.Push();
    if (!window.Full()) {
      continue;
    }
    for (int i = 0, r = window.Oldest(); i < MODEL::kInputSize; ++i) {
      semihosting_write(i == 0 ? "" : " ");
      print_signed(static_cast<int>(window.Values()[r] * 4.0f));
      if (++r == MODEL::kInputSize) {
        r = 0;
      }
    }
    semihosting_write("\n");
    /* A window that was not used slides on with the next reading. */
    if ((state >> 31) == 0) {
      window.Advance();
    }
  }
  semihosting_exit(0);
}
