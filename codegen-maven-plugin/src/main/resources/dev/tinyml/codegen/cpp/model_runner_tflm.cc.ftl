<#-- View: ModelRunnerView -->
<#list notice as line>
// ${line}
</#list>

#include "model_runner.h"

#include <stddef.h>

// Before the library's own headers: it makes the Arduino builder find them.
#include "model_op_resolver.h"

<#list headers as header>
#include "${header}"
</#list>

#include "model_data.h"
#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace {

// The interpreter keeps all tensors and its own structures in here and takes nothing from the heap.
alignas(16) uint8_t tensor_arena[kTensorArenaSize];

// Set by PrepareModel(), and by nothing else.
tflite::MicroInterpreter* interpreter = nullptr;

// Whether a tensor is the one that the constants describe.
bool IsAsGenerated(const TfLiteTensor* tensor, TfLiteType type, const int* shape, int rank,
                   size_t bytes) {
  if (tensor == nullptr || tensor->type != type) return false;
  if (tensor->dims == nullptr || tensor->dims->size != rank) return false;
  for (int i = 0; i < rank; ++i) {
    if (tensor->dims->data[i] != shape[i]) return false;
  }
  return tensor->bytes == bytes;
}
<#if input.quantized || output.quantized>

// Scales are compared exactly: both numbers come from the same file.
bool IsQuantizedAsGenerated(const TfLiteTensor* tensor, float scale, int32_t zero_point) {
  return tensor->params.scale == scale && tensor->params.zero_point == zero_point;
}
</#if>

}  // namespace

const char* PrepareModel() {
  const tflite::Model* const flatbuffer = tflite::GetModel(g_${prefix}_data);
  if (flatbuffer->version() != TFLITE_SCHEMA_VERSION) {
    return "The model's schema version is not that of the library. Install the library versions "
           "of sketch.yaml.";
  }

  static ModelOpResolver resolver;
  if (RegisterOperators(&resolver) != kTfLiteOk) {
    return "The library refused an operator of the model. Install the library versions of "
           "sketch.yaml.";
  }

<#if errorReporter>
  static tflite::MicroErrorReporter reporter;
  static tflite::MicroInterpreter prepared(flatbuffer, resolver, tensor_arena, kTensorArenaSize,
                                           &reporter);
<#else>
  static tflite::MicroInterpreter prepared(flatbuffer, resolver, tensor_arena, kTensorArenaSize);
</#if>
  if (prepared.AllocateTensors() != kTfLiteOk) {
    return "The library can't prepare the model within its arena. Install the library versions of "
           "sketch.yaml.";
  }
  if (prepared.inputs_size() != 1 ||
      !IsAsGenerated(prepared.input(0), ${input.tfliteType}, kInputShape, kInputRank,
                     sizeof(${input.type}) * kInputSize)<#if input.quantized> ||
      !IsQuantizedAsGenerated(prepared.input(0), kInputScale, kInputZeroPoint)</#if>) {
    return "The model's input is not what model_settings.h says. Generate the sketch anew.";
  }
  if (prepared.outputs_size() != 1 ||
      !IsAsGenerated(prepared.output(0), ${output.tfliteType}, kOutputShape, kOutputRank,
                     sizeof(${output.type}) * kOutputSize)<#if output.quantized> ||
      !IsQuantizedAsGenerated(prepared.output(0), kOutputScale, kOutputZeroPoint)</#if>) {
    return "The model's output is not what model_settings.h says. Generate the sketch anew.";
  }
  interpreter = &prepared;
  return nullptr;
}

${input.type}* ModelInput() { return interpreter->input(0)->data.${input.member}; }

const char* RunModel() {
<#if keepsState>
  // Each window stands for itself, as in training: the state that the last one left is cleared.
  if (interpreter->${resetMethod}() != kTfLiteOk) {
    return "The model can't be reset: ${resetMethod}() failed.";
  }
</#if>
  if (interpreter->Invoke() != kTfLiteOk) return "The model does not run: Invoke() failed.";
  return nullptr;
}

const ${output.type}* ModelOutput() { return interpreter->output(0)->data.${output.member}; }

}  // namespace ${prefix}
