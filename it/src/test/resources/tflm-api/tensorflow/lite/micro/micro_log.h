/* Stands for the logging function; see tensorflow/lite/c/common.h beside it. */
#ifndef TINYML_IT_TFLM_API_LOG_H_
#define TINYML_IT_TFLM_API_LOG_H_

void MicroPrintf(const char* format, ...);

#endif
