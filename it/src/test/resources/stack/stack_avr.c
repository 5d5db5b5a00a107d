#include "stack.h"

static void put(char character) {
  while ((UCSR0A & (1 << UDRE0)) == 0) {
  }
  UDR0 = (uint8_t)character;
}

static void print(unsigned value) {
  char digits[5];
  int count = 0;
  do {
    digits[count++] = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  while (count > 0) {
    put(digits[--count]);
  }
  put(' ');
}

void stack_print(unsigned used, unsigned allowed, unsigned different) {
  UCSR0B = 1 << TXEN0;
  print(used);
  print(allowed);
  print(different);
  put('\n');
}
