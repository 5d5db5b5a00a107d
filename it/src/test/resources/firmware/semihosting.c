#include "semihosting.h"

#if defined(__arm__)
#include <stdint.h>

#include <string.h>

/* Operations and modes of "Semihosting for AArch32 and AArch64", release 2.0. */
enum {
  SYS_OPEN = 0x01,
  SYS_WRITE = 0x05,
  SYS_EXIT_EXTENDED = 0x20,
  MODE_W = 4,
  ADP_STOPPED_APPLICATION_EXIT = 0x20026
};

static uint32_t call(uint32_t operation, const uint32_t *block) {
  register uint32_t r0 __asm__("r0") = operation;
  register const uint32_t *r1 __asm__("r1") = block;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

/* Not SYS_WRITE0: that is the debugger's console, which QEMU puts on its standard error. */
void semihosting_write(const char *text) {
  static uint32_t console = 0;
  if (console == 0) {
    const uint32_t open[3] = {(uint32_t)(uintptr_t)":tt", MODE_W, 3};
    console = call(SYS_OPEN, open) + 1u;
  }
  const uint32_t block[3] = {console - 1u, (uint32_t)(uintptr_t)text, (uint32_t)strlen(text)};
  if (call(SYS_WRITE, block) != 0) {
    semihosting_exit(98);
  }
}

void semihosting_exit(int code) {
  const uint32_t block[2] = {ADP_STOPPED_APPLICATION_EXIT, (uint32_t)code};
  call(SYS_EXIT_EXTENDED, block);
  for (;;) {
  }
}
#else
#include <stdio.h>
#include <stdlib.h>

void semihosting_write(const char *text) { fputs(text, stdout); }

void semihosting_exit(int code) { exit(code); }
#endif
