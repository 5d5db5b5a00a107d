/* TensorFlow Lite Micro as a sketch uses it, with no operators but the model's.
   Resolver and interpreter live as long as the program: without destructors there is nothing to register for its end.
   registrations.h: Resolver, and Register(resolver); MODEL_FILE: the model. */
#include "tflm_subject.h"

#include <new>

#include "registrations.h"
#include "subject.h"
#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/schema/schema_generated.h"

__asm__(".section .rodata.benchmarked_model, \"a\", %progbits\n"
        ".balign 16\n"
        ".global benchmarked_model\n"
        ".type benchmarked_model, %object\n"
        "benchmarked_model:\n"
        ".incbin \"" MODEL_FILE "\"\n"
        ".size benchmarked_model, . - benchmarked_model\n"
        ".previous\n");
extern "C" const unsigned char benchmarked_model[];

namespace {

alignas(8) unsigned char resolver_memory[sizeof(Resolver)];
alignas(8) unsigned char interpreter_memory[sizeof(tflite::MicroInterpreter)];

Resolver* resolver;
tflite::MicroInterpreter* interpreter;

}  // namespace

int tflm_allocate(size_t bytes) {
  interpreter = new (interpreter_memory)
      tflite::MicroInterpreter(tflite::GetModel(benchmarked_model), *resolver, arena, bytes);
  return interpreter->AllocateTensors() == kTfLiteOk ? 0 : 2;
}

size_t tflm_used(void) { return interpreter->arena_used_bytes(); }

int subject_prepare(void) {
  resolver = new (resolver_memory) Resolver();
  return Register(resolver) ? tflm_allocate(arena_bytes) : 1;
}

int8_t* subject_input(void) { return interpreter->input(0)->data.int8; }

int subject_invoke(void) { return interpreter->Invoke() == kTfLiteOk ? 0 : 3; }

const int8_t* subject_output(void) { return interpreter->output(0)->data.int8; }
