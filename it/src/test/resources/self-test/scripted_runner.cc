/* Runs a sketch's self-test on the machine that builds, with a model that computes nothing: it knows the
   golden inputs by heart and answers as SCRIPT says. MODEL is the namespace of the
   generated headers, INPUT_TYPE and OUTPUT_TYPE are those of the model. */
#include <stdio.h>
#include <string.h>

#include "Arduino.h"
#include "golden_vectors.h"
#include "model_runner.h"
#include "self_test.h"

#define SCRIPT_RIGHT 0     /* always the golden output */
#define SCRIPT_WRONG 1     /* but one value of the third vector is off by one */
#define SCRIPT_FAILING 2   /* the second run fails */
#define SCRIPT_NOT_READY 3 /* the model could not be prepared */

namespace {

unsigned long now = 0;
int runs = 0;

}  // namespace

unsigned long millis() { return now; }

SerialPort Serial;

size_t SerialPort::print(const char* text) { return static_cast<size_t>(printf("%s", text)); }
size_t SerialPort::print(char value) { return static_cast<size_t>(printf("%c", value)); }
size_t SerialPort::print(int value, int) { return static_cast<size_t>(printf("%d", value)); }
size_t SerialPort::print(double value, int digits) {
  return static_cast<size_t>(printf("%.*f", digits, value));
}
size_t SerialPort::println() { return static_cast<size_t>(printf("\r\n")); }

namespace MODEL {
namespace {

INPUT_TYPE input[kInputSize];
OUTPUT_TYPE output[kOutputSize];

}  // namespace

INPUT_TYPE* ModelInput() { return input; }
const OUTPUT_TYPE* ModelOutput() { return output; }

const char* RunModel() {
  const int run = runs++;
  if (SCRIPT == SCRIPT_FAILING && run == 1) return "The model does not run.";
  memset(output, 0, sizeof(output));
  for (int v = 0; v < kGoldenCount; ++v) {
    if (memcmp(input, kGoldenInputs[v], sizeof(input)) != 0) continue;
    memcpy(output, kGoldenOutputs[v], sizeof(output));
  }
  if (SCRIPT == SCRIPT_WRONG && run == 2) {
    output[1] = static_cast<OUTPUT_TYPE>(output[1] > 0 ? output[1] - 1 : output[1] + 1);
  }
  return nullptr;
}

}  // namespace MODEL

int main() {
  const char* sentence =
      MODEL::RunSelfTest(SCRIPT == SCRIPT_NOT_READY ? "The arena is too small." : nullptr);
  printf("%s\n", sentence == nullptr ? "-" : sentence);
  now = 4999;
  MODEL::RepeatVerdict();
  now = 5000;
  MODEL::RepeatVerdict();
  return 0;
}
