/* Prints arenas that are enough to prepare the interpreter, in steps of 16 bytes, which is its alignment: the last one is the least.
   From above, because there are kernels that don't end with an error but with a fault when they get too little. */
#include "semihosting.h"
#include "subject.h"
#include "tflm_subject.h"

/* What planning takes beyond what is in use at the end grows with the number of tensors. */
enum { PLANNING = 2048 };

static void print(size_t bytes) {
  char text[16] = {0};
  char *start = text + sizeof(text) - 2;
  for (*start = '\n'; bytes != 0; bytes /= 10) {
    *--start = (char)('0' + bytes % 10);
  }
  semihosting_write("arena ");
  semihosting_write(start);
}

int main(void) {
  if (subject_prepare() != 0) {
    return 1;
  }
  for (size_t bytes = (tflm_used() + PLANNING) / 16 * 16; tflm_allocate(bytes) == 0; bytes -= 16) {
    print(bytes);
  }
  return 0;
}
