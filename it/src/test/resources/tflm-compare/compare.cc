/* Gives recorded and made-up inputs to TensorFlow Lite Micro and to a C engine and compares all outputs byte by byte. Exits with 0 when all are
   the same, with 1 when not, with 2 when the library refuses the model. registrations.h: Resolver, and Register(resolver). */
#include <string.h>

#include "compared_model.h"
#include "print.h"
#include "registrations.h"
#include "semihosting.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

constexpr size_t kMadeUp = 8;
constexpr size_t kArena = 1 << 20;
alignas(16) uint8_t arena[kArena];

/* Xorshift, 32 bits, by G. Marsaglia; the seed is any number but 0. */
uint32_t Random() {
  static uint32_t state = 20261123;
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

void MakeUp(const compared_tensor& tensor, size_t run) {
  if (tensor.kind == COMPARED_FLOATS) {
    for (size_t i = 0; i + sizeof(float) <= tensor.bytes; i += sizeof(float)) {
      const float value = (static_cast<float>(Random() >> 16) - 32768.0f) / 8192.0f;
      memcpy(tensor.engine + i, &value, sizeof(value));
    }
  } else if (tensor.kind == COMPARED_BYTES) {
    /* Every other run has small steps: values that are all extreme saturate everything. */
    const int shift = run % 2 == 0 ? 24 : 27;
    for (size_t i = 0; i < tensor.bytes; ++i) {
      tensor.engine[i] = static_cast<unsigned char>(static_cast<int32_t>(Random()) >> shift);
    }
  } else if (tensor.recorded != nullptr) {
    memcpy(tensor.engine, tensor.recorded + run % compared_samples * tensor.bytes, tensor.bytes);
  } else {
    memset(tensor.engine, 0, tensor.bytes);
  }
}

size_t Different(const compared_tensor& output, const TfLiteTensor& theirs, size_t index, size_t run) {
  size_t different = 0;
  for (size_t i = 0; i < output.bytes; ++i) {
    const auto other = static_cast<unsigned char>(theirs.data.raw_const[i]);
    if (output.engine[i] != other && different++ == 0) {
      semihosting_write("run ");
      print_unsigned(static_cast<unsigned int>(run));
      semihosting_write(", output ");
      print_unsigned(static_cast<unsigned int>(index));
      semihosting_write(", byte ");
      print_unsigned(static_cast<unsigned int>(i));
      semihosting_write(": engine ");
      print_signed(static_cast<signed char>(output.engine[i]));
      semihosting_write(", library ");
      print_signed(static_cast<signed char>(other));
      semihosting_write("\n");
    }
  }
  return different;
}

}  // namespace

int main() {
  static Resolver resolver;
  if (!Register(&resolver)) {
    return 3;
  }
  static tflite::MicroInterpreter interpreter(tflite::GetModel(compared_file), resolver, arena, kArena);
  if (interpreter.AllocateTensors() != kTfLiteOk) {
    return 2;
  }
  size_t bytes = 0;
  size_t different = 0;
  for (size_t run = 0; run < compared_samples + kMadeUp; ++run) {
    if (interpreter.Reset() != kTfLiteOk) {
      return 4;
    }
    for (size_t i = 0; i < compared_input_count; ++i) {
      const compared_tensor& input = compared_inputs[i];
      if (run < compared_samples) {
        memcpy(input.engine, input.recorded + run * input.bytes, input.bytes);
      } else {
        MakeUp(input, run);
      }
      if (interpreter.input(i)->bytes != input.bytes) {
        return 5;
      }
      memcpy(interpreter.input(i)->data.raw, input.engine, input.bytes);
    }
    // Some kernels find out that they have no code for a type when they run, and not before.
    if (interpreter.Invoke() != kTfLiteOk) {
      return run == 0 ? 2 : 6;
    }
    if (compared_invoke() != 0) {
      return 8;
    }
    for (size_t i = 0; i < compared_output_count; ++i) {
      if (interpreter.output(i)->bytes != compared_outputs[i].bytes) {
        return 7;
      }
      different += Different(compared_outputs[i], *interpreter.output(i), i, run);
      bytes += compared_outputs[i].bytes;
    }
  }
  print_unsigned(static_cast<unsigned int>(different));
  semihosting_write(" different of ");
  print_unsigned(static_cast<unsigned int>(bytes));
  semihosting_write("\n");
  return different == 0 ? 0 : 1;
}
