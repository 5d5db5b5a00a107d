/* Stands for the resolver's interface; see tensorflow/lite/c/common.h beside it. */
#ifndef TINYML_IT_TFLM_API_OP_RESOLVER_H_
#define TINYML_IT_TFLM_API_OP_RESOLVER_H_

namespace tflite {

class MicroOpResolver {
 public:
  virtual ~MicroOpResolver() {}
};

}  // namespace tflite

#endif
