/* Stands for the model format's header; see tensorflow/lite/c/common.h beside it. */
#ifndef TINYML_IT_TFLM_API_SCHEMA_H_
#define TINYML_IT_TFLM_API_SCHEMA_H_

#include <stdint.h>

namespace tflite {

class Model {
 public:
  uint32_t version() const;
};

const Model* GetModel(const void* buffer);

}  // namespace tflite

#endif
