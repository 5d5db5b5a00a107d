/* A model that is measured, whatever runs it. */
#ifndef TINYML_IT_SUBJECT_H_
#define TINYML_IT_SUBJECT_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a sketch does once. Returns 0 when it worked, as all of these do. */
int subject_prepare(void);

/* Where the input is put before each run. */
int8_t *subject_input(void);

/* Runs the model. */
int subject_invoke(void);

/* Where the output is after it. */
const int8_t *subject_output(void);

#ifdef __cplusplus
}
#endif

#endif
