/* Runs an AVR program in libsimavr until it writes to GPIOR1, and counts cycles and stack between its writes of 1 and 2 to GPIOR0.
   Prints "cycles N" for each of these regions, "stack N", the deepest of them, and "result N", what was written to GPIOR1.
   Arguments: microcontroller, frequency in Hz, ELF file, seconds of the program's time.
   Both registers are at the same addresses in all ATmega of the Arduino boards. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim_avr.h"
#include "sim_elf.h"

enum { GPIOR0 = 0x3e, GPIOR1 = 0x4a };

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "four arguments are needed\n");
    return 2;
  }
  avr_t *const avr = avr_make_mcu_by_name(argv[1]);
  elf_firmware_t firmware;
  memset(&firmware, 0, sizeof(firmware));
  if (avr == NULL || elf_read_firmware(argv[3], &firmware) != 0) {
    fprintf(stderr, "no such microcontroller or program\n");
    return 2;
  }
  avr_init(avr);
  firmware.frequency = (uint32_t)strtoul(argv[2], NULL, 10);
  avr_load_firmware(avr, &firmware);
  const uint64_t limit = firmware.frequency * strtoull(argv[4], NULL, 10);
  uint64_t begin = 0;
  uint16_t stack_at_begin = 0;
  uint16_t deepest = 0;
  uint8_t inside = 0;
  while (avr->data[GPIOR1] == 0 && avr->cycle < limit) {
    avr->run_cycle_limit = 1;
    avr->run_cycle_count = 1;
    const int state = avr_run(avr);
    if (state == cpu_Done || state == cpu_Crashed) {
      fprintf(stderr, "the program crashed or stopped\n");
      return 1;
    }
    const uint16_t stack = (uint16_t)(avr->data[R_SPL] | avr->data[R_SPH] << 8);
    if (inside == 0 && avr->data[GPIOR0] == 1) {
      inside = 1;
      begin = avr->cycle;
      stack_at_begin = stack;
    } else if (inside != 0 && avr->data[GPIOR0] == 2) {
      inside = 0;
      printf("cycles %llu\n", (unsigned long long)(avr->cycle - begin));
    }
    if (inside != 0 && (uint16_t)(stack_at_begin - stack) > deepest && stack < stack_at_begin) {
      deepest = (uint16_t)(stack_at_begin - stack);
    }
  }
  printf("stack %u\nresult %u\n", deepest, avr->data[GPIOR1]);
  return avr->data[GPIOR1] == 0;
}
