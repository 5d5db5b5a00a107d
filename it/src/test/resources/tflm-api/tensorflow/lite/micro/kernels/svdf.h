/* Stands for the registrations of a kernel; see tensorflow/lite/c/common.h beside it. */
#ifndef TINYML_IT_TFLM_API_KERNELS_SVDF_H_
#define TINYML_IT_TFLM_API_KERNELS_SVDF_H_

#include "tensorflow/lite/c/common.h"

namespace tflite {

TfLiteRegistration Register_SVDF_INT8();

}  // namespace tflite

#endif
