/* Stands for the error reporter; see tensorflow/lite/c/common.h in tflm-api. */
#ifndef TINYML_IT_TFLM_API_ERROR_REPORTER_H_
#define TINYML_IT_TFLM_API_ERROR_REPORTER_H_

namespace tflite {

class ErrorReporter {
 public:
  virtual ~ErrorReporter() {}
};

class MicroErrorReporter : public ErrorReporter {};

}  // namespace tflite

#endif
