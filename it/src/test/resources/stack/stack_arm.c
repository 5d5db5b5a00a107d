#include "semihosting.h"
#include "stack.h"

static void print(unsigned value) {
  char text[11];
  char *start = text + sizeof(text) - 1;
  *start = 0;
  do {
    *--start = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  semihosting_write(start);
  semihosting_write(" ");
}

void stack_print(unsigned used, unsigned allowed, unsigned different) {
  print(used);
  print(allowed);
  print(different);
  semihosting_write("\n");
}
