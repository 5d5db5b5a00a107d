/* Stands for the schema's version; see tensorflow/lite/c/common.h in tflm-api. */
#ifndef TINYML_IT_TFLM_API_VERSION_H_
#define TINYML_IT_TFLM_API_VERSION_H_

#define TFLITE_SCHEMA_VERSION (3)

#endif
