/* The C engine as a sketch uses it: input and output are the sketch's own memory. */
#include "model_engine.h"
#include "subject.h"

static int8_t input[TESTED_MODEL_INPUT_SIZE];
static int8_t output[TESTED_MODEL_OUTPUT_SIZE];

int subject_prepare(void) { return 0; }

int8_t *subject_input(void) { return input; }

int subject_invoke(void) { return tested_model_invoke(input, output); }

const int8_t *subject_output(void) { return output; }
