/* Runs a model on recorded inputs, between writes to GPIOR0 for count_cycles.c: 1 before, 2 after. GPIOR1 tells the end: 1 when all outputs were
   as recorded, 2 when not. SAMPLES, INPUT_BYTES, OUTPUT_BYTES, INPUT_FILE, OUTPUT_FILE: the recording. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>
#include <avr/sleep.h>

#include "subject.h"

__asm__(".section .progmem.data.recorded, \"a\", @progbits\n"
        ".global recorded_inputs, recorded_outputs\n"
        "recorded_inputs:\n"
        ".incbin \"" INPUT_FILE "\"\n"
        "recorded_outputs:\n"
        ".incbin \"" OUTPUT_FILE "\"\n"
        ".balign 2\n"
        ".previous\n");
extern const int8_t recorded_inputs[SAMPLES][INPUT_BYTES];
extern const int8_t recorded_outputs[SAMPLES][OUTPUT_BYTES];

int main(void) {
  uint8_t right = 1;
  cli();
  for (uint8_t s = 0; s < SAMPLES; s++) {
    int8_t *const input = subject_input();
    for (uint16_t i = 0; i < INPUT_BYTES; i++) {
      input[i] = (int8_t)pgm_read_byte(&recorded_inputs[s][i]);
    }
    GPIOR0 = 1;
    __asm__ volatile("" ::: "memory");
    right &= subject_invoke() == 0;
    __asm__ volatile("" ::: "memory");
    GPIOR0 = 2;
    const int8_t *const output = subject_output();
    for (uint16_t i = 0; i < OUTPUT_BYTES; i++) {
      right &= output[i] == (int8_t)pgm_read_byte(&recorded_outputs[s][i]);
    }
  }
  GPIOR1 = right != 0 ? 1 : 2;
  for (;;) {
    sleep_mode();
  }
}
