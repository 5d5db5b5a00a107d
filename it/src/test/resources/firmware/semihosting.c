#include "semihosting.h"

#if defined(__arm__)
#include <stdint.h>

#include <string.h>

/* Operations and modes of "Semihosting for AArch32 and AArch64", release 2.0. */
enum {
  SYS_OPEN = 0x01,
  SYS_CLOSE = 0x02,
  SYS_WRITE = 0x05,
  SYS_READ = 0x06,
  SYS_EXIT_EXTENDED = 0x20,
  MODE_RB = 1,
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

static uint32_t file = 0;

void semihosting_open(const char *name) {
  if (file != 0) {
    const uint32_t close[1] = {file - 1u};
    call(SYS_CLOSE, close);
  }
  const uint32_t open[3] = {(uint32_t)(uintptr_t)name, MODE_RB, (uint32_t)strlen(name)};
  file = call(SYS_OPEN, open) + 1u;
  if (file == 0) {
    semihosting_write("no such file\n");
    semihosting_exit(97);
  }
}

void semihosting_read(void *to, size_t bytes) {
  const uint32_t block[3] = {file - 1u, (uint32_t)(uintptr_t)to, (uint32_t)bytes};
  if (file == 0 || call(SYS_READ, block) != 0) {
    semihosting_write("the file ends too early\n");
    semihosting_exit(97);
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

static FILE *file = NULL;

void semihosting_open(const char *name) {
  if (file != NULL) {
    fclose(file);
  }
  file = fopen(name, "rb");
  if (file == NULL) {
    semihosting_write("no such file\n");
    semihosting_exit(97);
  }
}

void semihosting_read(void *to, size_t bytes) {
  if (file == NULL || fread(to, 1, bytes, file) != bytes) {
    semihosting_write("the file ends too early\n");
    semihosting_exit(97);
  }
}

void semihosting_exit(int code) { exit(code); }
#endif
