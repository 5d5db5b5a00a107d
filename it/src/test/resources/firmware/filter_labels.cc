/* Gives pseudo-random labels and scores to the generated filter, and prints after each whether its label
   changed, and the label. MODEL is the namespace of the generated headers, RESULTS how many. */
#include <math.h>
#include <stdint.h>

#include "label_filter.h"
#include "print.h"
#include "semihosting.h"

int main() {
  static MODEL::LabelFilter filter;
  uint32_t state = 1;
  for (int i = 0; i < RESULTS; ++i) {
    state = state * 1664525u + 1013904223u;
    if ((state >> 24) == 0) {
      filter.Clear();
    }
    const int label = static_cast<int>((state >> 8) % 3u);
    /* 0 to 1 in steps of 1/64; now and then no number at all. */
    const float score = static_cast<float>((state >> 16) % 65u) / 64.0f;
    const bool changed = filter.Add(label, (state >> 27) == 1 ? NAN : score);
    print_signed(changed ? 1 : 0);
    semihosting_write(" ");
    print_signed(filter.Label());
    semihosting_write("\n");
  }
  semihosting_exit(0);
}
