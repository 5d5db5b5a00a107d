/* Runs a model on recorded inputs, between marks for count_instructions.c, and prints how deep the stack was and whether all
   outputs were as recorded. SAMPLES, INPUT_BYTES, OUTPUT_BYTES, INPUT_FILE, OUTPUT_FILE: the recording.
   It calls no function of the C library: what that takes is the model's. */
#include "semihosting.h"
#include "subject.h"

/* In a section of its own, which is not counted. */
__asm__(".section .testdata, \"a\", %progbits\n"
        ".global recorded_inputs, recorded_outputs\n"
        "recorded_inputs:\n"
        ".incbin \"" INPUT_FILE "\"\n"
        "recorded_outputs:\n"
        ".incbin \"" OUTPUT_FILE "\"\n"
        ".previous\n");
extern const int8_t recorded_inputs[SAMPLES][INPUT_BYTES];
extern const int8_t recorded_outputs[SAMPLES][OUTPUT_BYTES];

enum { STACK_WORDS = 4096 };
#define PAINT 0xa5c3965au

/* Instructions that do nothing and that no compiler writes. */
#define BEGIN() __asm__ volatile("mov r10, r10" ::: "memory")
#define END() __asm__ volatile("mov r11, r11" ::: "memory")

static volatile uint32_t *stack_pointer(void) {
  volatile uint32_t *pointer;
  __asm__ volatile("mov %0, sp" : "=r"(pointer));
  return pointer;
}

static void print(const char *name, uint32_t value) {
  char text[12];
  char *start = text + sizeof(text) - 1;
  *start = 0;
  *--start = '\n';
  do {
    *--start = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  semihosting_write(name);
  semihosting_write(start);
}

__attribute__((optimize("no-tree-loop-distribute-patterns"))) int main(void) {
  volatile uint32_t *const top = stack_pointer();
  uint32_t different = 0;
  for (int i = 1; i <= STACK_WORDS; i++) {
    top[-i] = PAINT;
  }
  int failed = subject_prepare();
  for (int s = 0; s < SAMPLES && failed == 0; s++) {
    int8_t *const input = subject_input();
    for (int i = 0; i < INPUT_BYTES; i++) {
      input[i] = recorded_inputs[s][i];
    }
    BEGIN();
    failed = subject_invoke();
    END();
    const int8_t *const output = subject_output();
    for (int i = 0; i < OUTPUT_BYTES; i++) {
      different += output[i] != recorded_outputs[s][i];
    }
  }
  int deepest = STACK_WORDS;
  while (deepest > 0 && top[-deepest] == PAINT) {
    deepest--;
  }
  print("stack ", (uint32_t)deepest * 4u);
  print("different ", different);
  return failed;
}
