/* Numbers as text on the semihosting output. */
#ifndef TINYML_IT_PRINT_H_
#define TINYML_IT_PRINT_H_

#include <stdint.h>
#include <string.h>

#include "semihosting.h"

inline void print_unsigned(unsigned int value) {
  char text[11];
  char* start = text + sizeof(text) - 1;
  *start = 0;
  do {
    *--start = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  semihosting_write(start);
}

inline void print_signed(int value) {
  if (value < 0) {
    semihosting_write("-");
  }
  print_unsigned(value < 0 ? 0u - static_cast<unsigned int>(value) : static_cast<unsigned int>(value));
}

inline void print_value(int value) { print_signed(value); }

/* Its bits: no digit is lost. */
inline void print_value(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof(bits));
  print_unsigned(static_cast<unsigned int>(bits));
}

#endif
