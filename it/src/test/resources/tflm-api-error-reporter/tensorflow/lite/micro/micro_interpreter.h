/* Stands for the interpreter until October 2022, which takes an error reporter and has its schema's
   version in a header of its own; see tensorflow/lite/c/common.h in tflm-api. */
#ifndef TINYML_IT_TFLM_API_INTERPRETER_H_
#define TINYML_IT_TFLM_API_INTERPRETER_H_

#include <stddef.h>
#include <stdint.h>

#include "tensorflow/lite/c/common.h"
#include "tensorflow/lite/micro/micro_error_reporter.h"
#include "tensorflow/lite/micro/micro_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace tflite {

class MicroInterpreter {
 public:
  MicroInterpreter(const Model* model, const MicroOpResolver& resolver, uint8_t* arena, size_t size,
                   ErrorReporter* reporter);
  TfLiteStatus AllocateTensors();
  TfLiteStatus Invoke();
  TfLiteStatus ResetVariableTensors();
  TfLiteTensor* input(size_t index);
  TfLiteTensor* output(size_t index);
  size_t inputs_size() const;
  size_t outputs_size() const;
  size_t arena_used_bytes() const;
};

}  // namespace tflite

#endif
