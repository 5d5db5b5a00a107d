/* What finding the least arena takes of TensorFlow Lite Micro. */
#ifndef TINYML_IT_TFLM_SUBJECT_H_
#define TINYML_IT_TFLM_SUBJECT_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Memory of the interpreter, aligned to 16; arena.c has it. */
extern uint8_t arena[];
extern const size_t arena_bytes;

/* Prepares the interpreter anew with the first bytes of the arena. Returns 0 when they are enough. */
int tflm_allocate(size_t bytes);

/* Bytes of the arena that are in use after preparing; more may be needed for it. */
size_t tflm_used(void);

#ifdef __cplusplus
}
#endif

#endif
