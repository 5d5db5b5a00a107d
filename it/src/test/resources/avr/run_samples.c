/* Runs an AVR program in libsimavr that reads a file byte by byte from the register GPIOR0, and prints by writing to GPIOR1: that takes no time, unlike a serial port.
   Ends with 0 when the program has printed so many lines, with 1 when it crashed, read beyond the file's end or ran out of time.
   Arguments: microcontroller, ELF file, input file, lines, millions of cycles. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim_avr.h"
#include "sim_elf.h"

/* Addresses of the two registers among the data of an ATmega2560 and an ATmega328P. */
enum { INPUT = 0x3e, OUTPUT = 0x4a };

static int lines = 0;
static int ended = 0;

static uint8_t on_read(struct avr_t *avr, avr_io_addr_t address, void *file) {
  const int byte = fgetc(file);
  ended |= byte == EOF;
  avr->data[address] = (uint8_t)byte;
  return (uint8_t)byte;
}

static void on_write(struct avr_t *avr, avr_io_addr_t address, uint8_t value, void *parameter) {
  (void)parameter;
  avr->data[address] = value;
  putchar(value);
  lines += value == '\n';
}

static void silent(avr_t *avr, const int level, const char *format, va_list arguments) {
  (void)avr;
  if (level <= LOG_ERROR) {
    vfprintf(stderr, format, arguments);
  }
}

int main(int argc, char **argv) {
  if (argc != 6) {
    fprintf(stderr, "five arguments are needed\n");
    return 2;
  }
  avr_global_logger_set(silent);
  avr_t *const avr = avr_make_mcu_by_name(argv[1]);
  FILE *const input = fopen(argv[3], "rb");
  elf_firmware_t firmware;
  memset(&firmware, 0, sizeof(firmware));
  if (avr == NULL || input == NULL || elf_read_firmware(argv[2], &firmware) != 0) {
    fprintf(stderr, "no such microcontroller, program or input\n");
    return 2;
  }
  const int wanted = atoi(argv[4]);
  const uint64_t limit = strtoull(argv[5], NULL, 10) * 1000000u;
  avr_init(avr);
  firmware.frequency = 16000000;
  avr_load_firmware(avr, &firmware);
  avr_register_io_read(avr, INPUT, on_read, input);
  avr_register_io_write(avr, OUTPUT, on_write, NULL);
  int state = cpu_Running;
  while (lines < wanted && !ended && avr->cycle < limit && state != cpu_Done && state != cpu_Crashed) {
    avr->run_cycle_limit = 10000;
    avr->run_cycle_count = 10000;
    state = avr_run(avr);
  }
  fflush(stdout);
  fprintf(stderr, "cycles %llu\n", (unsigned long long)avr->cycle);
  if (lines < wanted) {
    fprintf(stderr, "%s after %d lines\n",
            state == cpu_Crashed ? "crashed" : ended ? "no more samples" : "out of time", lines);
  }
  return lines < wanted;
}
