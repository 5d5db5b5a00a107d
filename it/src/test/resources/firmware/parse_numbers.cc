/* Parses each line of TEXT with the generated parser and prints the bits of the float, or "no". */
#include <stdint.h>
#include <string.h>

#include "number_parser.h"
#include "numbers.h"
#include "print.h"
#include "semihosting.h"

int main() {
  MODEL::NumberParser parser;
  bool good = true;
  for (const char* c = numbers; *c != 0; ++c) {
    if (*c != '\n') {
      good = good && parser.Add(*c);
      continue;
    }
    float value = 0.0f;
    if (good && parser.Finish(&value)) {
      uint32_t bits;
      memcpy(&bits, &value, sizeof(bits));
      print_unsigned(bits);
    } else {
      semihosting_write("no");
    }
    semihosting_write("\n");
    good = true;
    parser.Clear();
  }
  semihosting_exit(0);
}
