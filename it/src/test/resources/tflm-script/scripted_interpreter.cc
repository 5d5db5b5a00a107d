/* An interpreter that computes nothing: it knows the golden inputs by heart and answers each with its golden
   output, anything else with an output in which the last class wins by far. So all that a sketch does around the model runs
   on any core: which values it collects, normalizes and quantizes, and what it makes of the answer. MODEL is
   the namespace of the generated headers. */
#include <string.h>

#include "golden_vectors.h"
#include "model_data.h"
#include "model_op_resolver.h"
#include "model_settings.h"
#include "tensorflow/lite/micro/kernels/fully_connected.h"
#include "tensorflow/lite/micro/kernels/softmax.h"
#include "tensorflow/lite/micro/micro_interpreter.h"

/* The resolver's destructor is virtual, so there is one that deletes it; nothing does. */
void operator delete(void*) noexcept {}
void operator delete(void*, size_t) noexcept {}

namespace tflite {

namespace {

template <int tRank>
struct Shape {
  int size;
  int data[tRank];
};

Shape<MODEL::kInputRank> input_shape;
Shape<MODEL::kOutputRank> output_shape;

template <int tRank>
void describe(TfLiteTensor* tensor, void* values, size_t bytes, const int (&shape)[tRank],
              Shape<tRank>* dims, float scale, int32_t zero_point) {
  dims->size = tRank;
  for (int i = 0; i < tRank; ++i) {
    dims->data[i] = shape[i];
  }
  tensor->data.data = values;
  tensor->type = kTfLiteInt8;
  tensor->params.scale = scale;
  tensor->params.zero_point = zero_point;
  tensor->dims = reinterpret_cast<TfLiteIntArray*>(dims);
  tensor->bytes = bytes;
}

const size_t kInputBytes = sizeof(MODEL::kGoldenInputs[0]);
const size_t kOutputBytes = sizeof(MODEL::kGoldenOutputs[0]);
static_assert(kInputBytes + kOutputBytes <= MODEL::kTensorArenaSize, "an arena that can't do");

TfLiteTensor input_tensor;
TfLiteTensor output_tensor;
uint8_t* memory = nullptr;
bool prepared = false;

/* A sensor whose readings are integers rounds, and values are off by one step. */
bool knows(const int8_t (&golden)[MODEL::kInputSize]) {
  for (int i = 0; i < MODEL::kInputSize; ++i) {
    const int difference = input_tensor.data.int8[i] - golden[i];
    if (difference > 1 || difference < -1) {
      return false;
    }
  }
  return true;
}

}  // namespace

const Model* GetModel(const void* buffer) { return static_cast<const Model*>(buffer); }

/* The identifier of the file format, behind the first offset, must be where the sketch says. */
uint32_t Model::version() const {
  const char* const bytes = reinterpret_cast<const char*>(this);
  return memcmp(bytes + 4, "TFL3", 4) == 0 ? TFLITE_SCHEMA_VERSION : 0;
}

MicroInterpreter::MicroInterpreter(const Model*, const MicroOpResolver&, uint8_t* arena, size_t size) {
  const bool aligned = reinterpret_cast<uintptr_t>(arena) % 16 == 0;
  memory = aligned && size == MODEL::kTensorArenaSize ? arena : nullptr;
}

TfLiteStatus MicroInterpreter::AllocateTensors() {
  if (memory == nullptr) {
    return kTfLiteError;
  }
  describe(&input_tensor, memory, kInputBytes, MODEL::kInputShape, &input_shape,
           MODEL::kInputScale, MODEL::kInputZeroPoint);
  /* At the arena's end, so that all of it has to be there. */
  describe(&output_tensor, memory + MODEL::kTensorArenaSize - kOutputBytes, kOutputBytes,
           MODEL::kOutputShape, &output_shape, MODEL::kOutputScale, MODEL::kOutputZeroPoint);
  prepared = true;
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::Invoke() {
  if (!prepared) {
    return kTfLiteError;
  }
  int8_t* const output = output_tensor.data.int8;
  memset(output, -128, kOutputBytes);
  output[MODEL::kOutputSize - 1] = 127;
  for (int v = 0; v < MODEL::kGoldenCount; ++v) {
    if (knows(MODEL::kGoldenInputs[v])) {
      memcpy(output, MODEL::kGoldenOutputs[v], kOutputBytes);
      break;
    }
  }
  /* A real one uses the memory for other tensors. */
  memset(input_tensor.data.int8, 0x55, kInputBytes);
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::Reset() { return prepared ? kTfLiteOk : kTfLiteError; }
TfLiteTensor* MicroInterpreter::input(size_t) { return &input_tensor; }
TfLiteTensor* MicroInterpreter::output(size_t) { return &output_tensor; }
size_t MicroInterpreter::inputs_size() const { return 1; }
size_t MicroInterpreter::outputs_size() const { return 1; }

/* The operators of the gesture model. */
TfLiteRegistration Register_FULLY_CONNECTED_INT8() { return TfLiteRegistration(); }
TfLiteRegistration Register_SOFTMAX_INT8() { return TfLiteRegistration(); }
template <unsigned int tOpCount>
TfLiteStatus MicroMutableOpResolver<tOpCount>::AddFullyConnected(const TfLiteRegistration&) {
  return kTfLiteOk;
}
template <unsigned int tOpCount>
TfLiteStatus MicroMutableOpResolver<tOpCount>::AddSoftmax(const TfLiteRegistration&) {
  return kTfLiteOk;
}
template class MicroMutableOpResolver<MODEL::kOperatorCount>;

}  // namespace tflite
