/* Nothing: what an image holds with it is what the measuring itself takes. */
#include "subject.h"

int subject_prepare(void) { return 0; }

int8_t *subject_input(void) { return 0; }

int subject_invoke(void) { return 0; }

const int8_t *subject_output(void) { return 0; }
