<#-- View: SelfTestView -->
<#list notice as line>
// ${line}
</#list>

#include "self_test.h"

#ifdef TINYML_SELF_TEST

#include <Arduino.h>
#include <stdint.h>
#include <string.h>

#include "golden_vectors.h"
#include "model_normalization.h"
#include "model_runner.h"
#include "model_settings.h"

namespace ${prefix} {
namespace {

<#list compared as tensor>
// Index of the first value that differs, or -1.
int FirstDifference(const ${tensor.type}* actual, const ${tensor.type}* expected, int size) {
  for (int i = 0; i < size; ++i) {
<#if exact || tensor.quantized>
    if (actual[i] != expected[i]) return i;
<#else>
    const float magnitude = expected[i] < 0.0f ? -expected[i] : expected[i];
    const float allowed = kGoldenTolerance * (magnitude > 1.0f ? magnitude : 1.0f);
    const float difference = actual[i] - expected[i];
    // In this form NaN differs from everything.
    if (!(difference <= allowed && difference >= -allowed)) return i;
</#if>
  }
  return -1;
}

// Prints the first difference, if there is one. Returns whether all values are equal.
bool ExpectEqual(const char* what, int vector, const ${tensor.type}* actual, const ${tensor.type}* expected,
                 int size) {
  const int i = FirstDifference(actual, expected, size);
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
}  // namespace

const char* RunSelfTest() {
  for (int v = 0; v < kGoldenRawCount; ++v) {
    <#if input.quantized>QuantizeWindow<#else>NormalizeWindow</#if>(kGoldenRaw[v], ModelInput());
    if (!ExpectEqual("input", v, ModelInput(), kGoldenInputs[v], kInputSize)) {
      return "Self-test failed: the board <#if input.quantized>quantizes<#else>normalizes</#if> a window differently.";
    }
  }
  for (int v = 0; v < kGoldenCount; ++v) {
    memcpy(ModelInput(), kGoldenInputs[v], sizeof(kGoldenInputs[v]));
    if (RunModel() != nullptr) return "Self-test failed: the model does not run.";
    if (!ExpectEqual("output", v, ModelOutput(), kGoldenOutputs[v], kOutputSize)) {
      return "Self-test failed: the board computes another result.";
    }
  }
  Serial.print("Self-test passed: ");
  Serial.print(kGoldenCount);
  Serial.println(" golden vectors.");
  return nullptr;
}

}  // namespace ${prefix}

#endif  // TINYML_SELF_TEST
