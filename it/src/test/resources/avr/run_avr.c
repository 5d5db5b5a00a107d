/* Runs an AVR program in libsimavr: its first serial port writes to standard output and reads a file. Where the
   file has a form feed, the reading waits until the program has printed another line. Ends with 0 when the program has printed so many lines, with 1 when it crashed or ran out of time.
   What it used of the RAM, globals and stack, is told on standard error.
   Arguments: microcontroller, frequency in Hz, ELF file, input file, lines, seconds of the program's time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "avr_uart.h"
#include "sim_avr.h"
#include "sim_elf.h"

static int lines = 0;
static int may_send = 0;

static void on_output(struct avr_irq_t *irq, uint32_t value, void *parameter) {
  (void)irq;
  (void)parameter;
  putchar((int)(value & 0xffu));
  if ((value & 0xffu) == '\n') {
    ++lines;
  }
}

static void on_ready(struct avr_irq_t *irq, uint32_t value, void *parameter) {
  (void)irq;
  (void)value;
  (void)parameter;
  may_send = 1;
}

static void on_full(struct avr_irq_t *irq, uint32_t value, void *parameter) {
  (void)irq;
  (void)value;
  (void)parameter;
  may_send = 0;
}

static void silent(avr_t *avr, const int level, const char *format, va_list arguments) {
  (void)avr;
  if (level <= LOG_ERROR) {
    vfprintf(stderr, format, arguments);
  }
}

int main(int argc, char **argv) {
  if (argc != 7) {
    fprintf(stderr, "six arguments are needed\n");
    return 2;
  }
  const uint32_t frequency = (uint32_t)strtoul(argv[2], NULL, 10);
  const int wanted = atoi(argv[5]);
  const uint64_t limit = frequency * strtoull(argv[6], NULL, 10);
  FILE *const input = fopen(argv[4], "rb");
  avr_global_logger_set(silent);
  avr_t *const avr = avr_make_mcu_by_name(argv[1]);
  elf_firmware_t firmware;
  memset(&firmware, 0, sizeof(firmware));
  if (input == NULL || avr == NULL || elf_read_firmware(argv[3], &firmware) != 0) {
    fprintf(stderr, "no such input, microcontroller or program\n");
    return 2;
  }
  avr_init(avr);
  firmware.frequency = frequency;
  avr_load_firmware(avr, &firmware);

  /* By itself the library prints whole lines with colours, and sleeps while the program polls. */
  uint32_t flags = 0;
  avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
  avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), on_output, NULL);
  avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XON), on_ready, NULL);
  avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XOFF), on_full, NULL);
  struct avr_irq_t *const serial = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);

  /* Start, eight bits and stop at 115200 baud. */
  const uint64_t cycles_per_byte = (uint64_t)frequency * 10 / 115200;
  uint64_t next_byte = 0;
  int wait_for_lines = 0;
  uint16_t lowest_stack = 0xffff;
  int state = cpu_Running;
  while (lines < wanted && avr->cycle < limit) {
    avr->run_cycle_limit = 1;
    avr->run_cycle_count = 1;
    state = avr_run(avr);
    if (state == cpu_Done || state == cpu_Crashed) {
      break;
    }
    const uint16_t stack = (uint16_t)(avr->data[R_SPL] | avr->data[R_SPH] << 8);
    /* Before the start-up code has set it, it is 0 or half written. */
    if (avr->cycle > 100 && stack < lowest_stack) {
      lowest_stack = stack;
    }
    if (may_send && lines >= wait_for_lines && avr->cycle >= next_byte) {
      const int byte = fgetc(input);
      if (byte == '\f') {
        wait_for_lines = lines + 1;
      } else if (byte != EOF) {
        avr_raise_irq(serial, (uint32_t)byte);
        next_byte = avr->cycle + cycles_per_byte;
      }
    }
  }
  fflush(stdout);
  fprintf(stderr, "stack %d\ncycles %llu\n", avr->ramend - lowest_stack, (unsigned long long)avr->cycle);
  if (lines < wanted) {
    fprintf(stderr, "%s after %d lines\n", state == cpu_Crashed ? "crashed" : "out of time", lines);
  }
  return lines < wanted ? 1 : 0;
}
