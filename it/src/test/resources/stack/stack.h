/* Paints the free stack and looks how much of the paint is left. */
#ifndef TINYML_IT_STACK_H_
#define TINYML_IT_STACK_H_

#include <stdint.h>

#define STACK_PAINTED 1500
#define STACK_COLOUR 0xA5u

#if defined(__AVR__)
#include <avr/io.h>
/* Flash is an address space of its own there. */
#define STACK_FLASH __flash
#define STACK_READ(to, from)                      \
  for (unsigned k = 0; k < sizeof(to) / sizeof(to[0]); k++) { \
    to[k] = from[k];                              \
  }
/* The stack pointer is one below the last byte in use. */
#define STACK_TOP ((volatile uint8_t *)(SP + 1))
#else
#define STACK_FLASH
#define STACK_READ(to, from) memcpy(to, from, sizeof(to))
static inline volatile uint8_t *stack_pointer(void) {
  volatile uint8_t *pointer;
  __asm__ volatile("mov %0, sp" : "=r"(pointer));
  return pointer;
}
#define STACK_TOP stack_pointer()
#endif

/* In the function that calls what is measured, so that its own frame doesn't count. */
#define STACK_PAINT()                        \
  volatile uint8_t *const top = STACK_TOP;   \
  for (int k = 1; k <= STACK_PAINTED; k++) { \
    top[-k] = STACK_COLOUR;                  \
  }
#define STACK_MEASURE(used)                        \
  unsigned used = STACK_PAINTED;                   \
  while (used > 0 && top[-(int)used] == STACK_COLOUR) { \
    used--;                                        \
  }

/* Prints a line. */
void stack_print(unsigned used, unsigned allowed, unsigned different);

#endif
