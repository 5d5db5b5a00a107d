/* Reads every byte of the model where the linker put it. MODEL_ARRAY is the array's name, the padding is
   constant data of a chosen size that is linked before the model. */
#include <stdint.h>

#include "model_data.h"
#include "print.h"
#include "semihosting.h"

#define JOIN(a, b) a##b
#define LENGTH_OF(array) JOIN(array, _len)

extern const unsigned char padding[PADDING];

int main() {
  uint32_t checksum = padding[0];
  const unsigned int length = static_cast<unsigned int>(LENGTH_OF(MODEL_ARRAY));
  for (unsigned int i = 0; i < length; ++i) {
    checksum = checksum * 31u + MODEL_ARRAY[i];
  }
  print_unsigned(length);
  semihosting_write(" ");
  print_unsigned(checksum);
  semihosting_write("\n");
  semihosting_exit(0);
}
