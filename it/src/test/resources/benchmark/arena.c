/* Memory for TensorFlow Lite Micro: ARENA_BYTES. Apart from the rest, so that nothing else is compiled again for another size. */
#include "tflm_subject.h"

uint8_t arena[ARENA_BYTES] __attribute__((aligned(16)));
const size_t arena_bytes = ARENA_BYTES;
