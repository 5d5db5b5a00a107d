/* Stands for TensorFlow Lite Micro's C API, as far as generated sketches may use it: declarations
   written from its documentation, to compile against, without an implementation. */
#ifndef TINYML_IT_TFLM_API_COMMON_H_
#define TINYML_IT_TFLM_API_COMMON_H_

#include <stddef.h>
#include <stdint.h>

typedef enum TfLiteStatus { kTfLiteOk = 0, kTfLiteError = 1 } TfLiteStatus;

typedef enum TfLiteType {
  kTfLiteNoType = 0,
  kTfLiteFloat32 = 1,
  kTfLiteInt32 = 2,
  kTfLiteUInt8 = 3,
  kTfLiteInt64 = 4,
  kTfLiteInt16 = 7,
  kTfLiteInt8 = 9
} TfLiteType;

typedef struct TfLiteIntArray {
  int size;
  int data[1];
} TfLiteIntArray;

typedef struct TfLiteQuantizationParams {
  float scale;
  int32_t zero_point;
} TfLiteQuantizationParams;

typedef union TfLitePtrUnion {
  int32_t* i32;
  float* f;
  uint8_t* uint8;
  int16_t* i16;
  int8_t* int8;
  void* data;
} TfLitePtrUnion;

typedef struct TfLiteTensor {
  TfLitePtrUnion data;
  TfLiteType type;
  TfLiteQuantizationParams params;
  TfLiteIntArray* dims;
  size_t bytes;
} TfLiteTensor;

/* What a kernel is registered by. */
typedef struct TfLiteRegistration {
  int builtin_code;
} TfLiteRegistration;

#endif
