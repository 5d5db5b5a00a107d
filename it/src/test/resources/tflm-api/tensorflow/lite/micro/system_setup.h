/* Stands for the target's set-up; see tensorflow/lite/c/common.h beside it. */
#ifndef TINYML_IT_TFLM_API_SYSTEM_SETUP_H_
#define TINYML_IT_TFLM_API_SYSTEM_SETUP_H_

namespace tflite {

void InitializeTarget();

}  // namespace tflite

#endif
