/* Gives the golden inputs to TensorFlow Lite Micro, with the generated operators and arena, and prints
   what it answers, floats by their bits. MODEL is the namespace of the generated headers, MODEL_ARRAY the model. */
#include <stdint.h>
#include <string.h>

#include "model_data.h"
#include "model_op_resolver.h"
#include "golden_vectors.h"
#include "model_settings.h"
#include "print.h"
#include "semihosting.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

alignas(16) uint8_t arena[MODEL::kTensorArenaSize];

void require(bool condition, const char* sentence) {
  if (!condition) {
    semihosting_write(sentence);
    semihosting_exit(1);
  }
}

}  // namespace

int main() {
  static MODEL::ModelOpResolver resolver;
  require(MODEL::RegisterOperators(&resolver) == kTfLiteOk, "operators refused\n");
  static tflite::MicroInterpreter interpreter(tflite::GetModel(MODEL_ARRAY), resolver, arena,
                                              sizeof(arena));
  require(interpreter.AllocateTensors() == kTfLiteOk, "arena too small\n");
  require(interpreter.input(0)->bytes == sizeof(MODEL::kGoldenInputs[0]), "another input\n");
  require(interpreter.output(0)->bytes == sizeof(MODEL::kGoldenOutputs[0]), "another output\n");
  for (int v = 0; v < MODEL::kGoldenCount; ++v) {
    require(interpreter.Reset() == kTfLiteOk, "no reset\n");
    memcpy(interpreter.input(0)->data.data, MODEL::kGoldenInputs[v], sizeof(MODEL::kGoldenInputs[v]));
    require(interpreter.Invoke() == kTfLiteOk, "no inference\n");
    const auto* const output =
        static_cast<decltype(&MODEL::kGoldenOutputs[0][0])>(interpreter.output(0)->data.data);
    for (int i = 0; i < MODEL::kOutputSize; ++i) {
      semihosting_write(i == 0 ? "" : " ");
      print_value(output[i]);
    }
    semihosting_write("\n");
  }
  semihosting_exit(0);
}
