/* Threads that run one engine at the same time, each in memory of its own. Included by a source that defines the
   engine's names: RUN(arena, input, output), ARENA, INPUT and OUTPUT bytes. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "semihosting.h"

enum { THREADS = 4, TIMES = 50 };

static int8_t inputs[THREADS][INPUT];
static int8_t expected[THREADS][OUTPUT];

static void *work(void *number) {
  const size_t own = (size_t)number;
  int8_t *const arena = malloc(ARENA);
  int8_t output[OUTPUT];
  size_t wrong = arena == NULL;
  for (size_t i = 0; i < TIMES && wrong == 0; i++) {
    const size_t sample = (own + i) % THREADS;
    wrong += RUN(arena, inputs[sample], output) != 0;
    wrong += memcmp(output, expected[sample], OUTPUT) != 0;
  }
  free(arena);
  return (void *)wrong;
}

int main(void) {
  pthread_t threads[THREADS];
  size_t wrong = 0;
  semihosting_open("samples.bin");
  for (size_t i = 0; i < THREADS; i++) {
    semihosting_read(inputs[i], INPUT);
    semihosting_read(expected[i], OUTPUT);
  }
  for (size_t i = 0; i < THREADS; i++) {
    wrong += pthread_create(&threads[i], NULL, work, (void *)i) != 0;
  }
  for (size_t i = 0; i < THREADS; i++) {
    void *result = NULL;
    wrong += pthread_join(threads[i], &result) != 0;
    wrong += (size_t)result;
  }
  return wrong != 0;
}
