<#-- View: SketchView -->
<#list notice as line>
// ${line}
</#list>
//
// Runs the model on the ${boardName} and prints its results on the serial port.

#include <${firstInclude}>  // Makes the Arduino builder add the library.

#include <stdint.h>
#include <string.h>

#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/schema/schema_generated.h"

#include "model_data.h"
#include "model_normalization.h"
#include "model_op_resolver.h"
#include "model_settings.h"
#include "sensor.h"

// Uncomment, or define on the command line, to run the golden vectors before the first reading.
// #define TINYML_SELF_TEST
#ifdef TINYML_SELF_TEST
#include "model_self_test.h"
#endif

namespace {

namespace model = ${prefix};

constexpr unsigned long kSerialBaud = 115200;
#ifdef TINYML_SELF_TEST
constexpr uint32_t kSerialWaitMillis = 30000;  // That the test has passed is told only once.
#else
constexpr uint32_t kSerialWaitMillis = 3000;
#endif
constexpr uint32_t kRepeatMillis = 5000;

// The interpreter keeps all tensors and its own structures in here and takes nothing from the heap.
alignas(16) uint8_t tensor_arena[model::kTensorArenaSize];

// Set by setup(), and by nothing else.
tflite::MicroInterpreter* interpreter = nullptr;

// Readings as the sensor gives them, oldest first.
float window[model::kInputSize];
int readings_in_window = 0;

// Why the sketch has stopped; nullptr as long as it runs.
const char* failure = nullptr;

uint32_t NowMillis() { return static_cast<uint32_t>(millis()); }

// Prints a sentence, but not again before kRepeatMillis have passed.
void PrintNowAndThen(const char* sentence) {
  static bool printed = false;
  static uint32_t printed_at = 0;
  if (printed && NowMillis() - printed_at < kRepeatMillis) return;
  printed = true;
  printed_at = NowMillis();
  Serial.println(sentence);
}

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

// Makes the interpreter ready. Returns nullptr, or a sentence that says what is wrong.
const char* PrepareModel() {
  const tflite::Model* const flatbuffer = tflite::GetModel(g_${prefix}_data);
  if (flatbuffer->version() != TFLITE_SCHEMA_VERSION) {
    return "The model's schema version is not that of the library. Install the library versions "
           "of sketch.yaml.";
  }

  static model::ModelOpResolver resolver;
  if (model::RegisterOperators(&resolver) != kTfLiteOk) {
    return "The library refused an operator of the model. Install the library versions of "
           "sketch.yaml.";
  }

  static tflite::MicroInterpreter prepared(flatbuffer, resolver, tensor_arena,
                                           model::kTensorArenaSize);
  if (prepared.AllocateTensors() != kTfLiteOk) {
    return "The library can't prepare the model within its arena. Install the library versions of "
           "sketch.yaml.";
  }
  if (prepared.inputs_size() != 1 ||
      !IsAsGenerated(prepared.input(0), ${input.tfliteType}, model::kInputShape, model::kInputRank,
                     sizeof(${input.type}) * model::kInputSize)<#if input.quantized> ||
      !IsQuantizedAsGenerated(prepared.input(0), model::kInputScale, model::kInputZeroPoint)</#if>) {
    return "The model's input is not what model_settings.h says. Generate the sketch anew.";
  }
  if (prepared.outputs_size() != 1 ||
      !IsAsGenerated(prepared.output(0), ${output.tfliteType}, model::kOutputShape, model::kOutputRank,
                     sizeof(${output.type}) * model::kOutputSize)<#if output.quantized> ||
      !IsQuantizedAsGenerated(prepared.output(0), model::kOutputScale, model::kOutputZeroPoint)</#if>) {
    return "The model's output is not what model_settings.h says. Generate the sketch anew.";
  }
  interpreter = &prepared;
  return nullptr;
}

#ifdef TINYML_SELF_TEST
<#list compared as tensor>
// Prints the first difference, if there is one. Returns whether all values are equal.
bool ExpectEqual(const char* what, int vector, const ${tensor.type}* actual,
                 const ${tensor.type}* expected, int size) {
  const int i = model::FirstDifference(actual, expected, size);
  if (i < 0) return true;
  Serial.print("Golden vector ");
  Serial.print(vector);
  Serial.print(", ");
  Serial.print(what);
  Serial.print(" ");
  Serial.print(i);
  Serial.print(": got ");
<#if tensor.quantized>
  Serial.print(static_cast<int>(actual[i]));
  Serial.print(", expected ");
  Serial.println(static_cast<int>(expected[i]));
<#else>
  Serial.print(static_cast<double>(actual[i]), 9);
  Serial.print(", expected ");
  Serial.println(static_cast<double>(expected[i]), 9);
</#if>
  return false;
}

</#list>
// Runs the golden vectors. Returns nullptr, or a sentence that says what is wrong.
const char* RunSelfTest() {
  for (int v = 0; v < model::kGoldenRawCount; ++v) {
    ${input.type}* const input = interpreter->input(0)->data.${input.member};
    model::<#if input.quantized>QuantizeWindow<#else>NormalizeWindow</#if>(model::kGoldenRaw[v], input);
    if (!ExpectEqual("input", v, input, model::kGoldenInputs[v], model::kInputSize)) {
      return "Self-test failed: the board <#if input.quantized>quantizes<#else>normalizes</#if> a window differently.";
    }
  }
  for (int v = 0; v < model::kGoldenCount; ++v) {
<#if keepsState>
    if (interpreter->Reset() != kTfLiteOk) return "Self-test failed: the model can't be reset.";
</#if>
    // The interpreter may reuse the input's memory, so it is filled before each run.
    memcpy(interpreter->input(0)->data.${input.member}, model::kGoldenInputs[v],
           sizeof(model::kGoldenInputs[v]));
    if (interpreter->Invoke() != kTfLiteOk) return "Self-test failed: the model does not run.";
    const ${output.type}* const output = interpreter->output(0)->data.${output.member};
    if (!ExpectEqual("output", v, output, model::kGoldenOutputs[v], model::kOutputSize)) {
      return "Self-test failed: the board computes another result.";
    }
  }
  Serial.print("Self-test passed: ");
  Serial.print(model::kGoldenCount);
  Serial.println(" golden vectors.");
  return nullptr;
}
#endif  // TINYML_SELF_TEST

// Starts everything. Returns nullptr, or a sentence that says what is wrong.
const char* Start() {
  const char* wrong = PrepareModel();
#ifdef TINYML_SELF_TEST
  if (wrong == nullptr) wrong = RunSelfTest();
#endif
  // Last, so that the first reading is due right after it.
  if (wrong == nullptr) wrong = model::sensor::Begin();
  return wrong;
}

<#if scoresSecondClass>
// Prints the more likely class and its score. The only output is the score of the second one.
void PrintResult(const ${output.type}* output) {
  const float score = <#if output.quantized>model::DequantizeOutput(output[0])<#else>output[0]</#if>;
  const bool second = score > 0.5f;
  Serial.print(model::kClassNames[second ? 1 : 0]);
  Serial.print(" ");
  // print() takes a double. ${scoreComment}
  Serial.println(static_cast<double>(second ? score : 1.0f - score), ${scoreDigits});
}
<#elseif classifies>
// Prints the most likely class and its score.
void PrintResult(const ${output.type}* output) {
  int best = 0;
  for (int i = 1; i < model::kOutputSize; ++i) {
    if (output[i] > output[best]) best = i;
  }
  Serial.print(model::kClassNames[best]);
  Serial.print(" ");
  // print() takes a double. ${scoreComment}
  Serial.println(static_cast<double>(<#if output.quantized>model::DequantizeOutput(output[best])<#else>output[best]</#if>), ${scoreDigits});
}
<#else>
// Prints all outputs in a line.
void PrintResult(const ${output.type}* output) {
  for (int i = 0; i < model::kOutputSize; ++i) {
    if (i > 0) Serial.print(" ");
    Serial.print(static_cast<double>(<#if output.quantized>model::DequantizeOutput(output[i])<#else>output[i]</#if>), 6);
  }
  Serial.println();
}
</#if>

// Runs the model on the window. Returns nullptr, or a sentence that says what is wrong.
const char* RunModel() {
<#if keepsState>
  // Each window stands for itself, as in training: the state that the last one left is cleared.
  if (interpreter->Reset() != kTfLiteOk) return "The model can't be reset: Reset() failed.";
</#if>
  model::<#if input.quantized>QuantizeWindow<#else>NormalizeWindow</#if>(window, interpreter->input(0)->data.${input.member});
  if (interpreter->Invoke() != kTfLiteOk) return "The model does not run: Invoke() failed.";
  PrintResult(interpreter->output(0)->data.${output.member});
  return nullptr;
}

// Makes room for kWindowStride new readings behind those that stay.
void AdvanceWindow() {
  constexpr int kKept = model::kWindowLength - model::kWindowStride;
  memmove(window, window + model::kWindowStride * model::kChannelCount,
          sizeof(float) * kKept * model::kChannelCount);
  readings_in_window = kKept;
}

}  // namespace

void setup() {
  Serial.begin(kSerialBaud);
  // Without a computer at the port Serial never gets ready, and the sketch shall run anyway.
  const uint32_t start = NowMillis();
  while (!Serial && NowMillis() - start < kSerialWaitMillis) {
  }
  failure = Start();
}

void loop() {
  if (failure != nullptr) {
    PrintNowAndThen(failure);
    return;
  }

  switch (model::sensor::Poll(window + readings_in_window * model::kChannelCount)) {
    case model::sensor::Reading::kNone:
      return;
    case model::sensor::Reading::kLost:
      // The model knows no gaps.
      readings_in_window = 0;
      PrintNowAndThen("A reading was lost; the window starts over.");
      return;
    case model::sensor::Reading::kTaken:
      break;
  }
  if (++readings_in_window < model::kWindowLength) return;

  failure = RunModel();
  AdvanceWindow();
}
