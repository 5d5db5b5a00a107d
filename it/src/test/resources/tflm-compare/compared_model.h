/* A model's C engine as compare.cc runs it beside TensorFlow Lite Micro. */
#ifndef TINYML_IT_COMPARED_MODEL_H_
#define TINYML_IT_COMPARED_MODEL_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How values are made up: any bytes, floats of a moderate size, or none but those that were recorded. */
enum compared_kind { COMPARED_BYTES, COMPARED_FLOATS, COMPARED_RECORDED };

struct compared_tensor {
  size_t bytes;
  enum compared_kind kind;
  /* One sample after the other; null where none were recorded. */
  const unsigned char *recorded;
  /* The engine's input or output. */
  unsigned char *engine;
};

extern const unsigned char compared_file[];
extern const struct compared_tensor compared_inputs[];
extern const struct compared_tensor compared_outputs[];
extern const size_t compared_input_count;
extern const size_t compared_output_count;
/* Number of recorded samples. */
extern const size_t compared_samples;

/* Runs the engine. Returns 0 when it worked. */
int compared_invoke(void);

#ifdef __cplusplus
}
#endif

#endif
