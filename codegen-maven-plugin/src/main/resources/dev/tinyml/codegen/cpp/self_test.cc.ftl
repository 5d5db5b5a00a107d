<#-- View: SelfTestView -->
<#list notice as line>
// ${line}
</#list>

#include "self_test.h"

static_assert(${prefix}::kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

#ifdef TINYML_SELF_TEST

#include <Arduino.h>
#include <stddef.h>
#include <stdint.h>

#include "golden_vectors.h"
#include "model_normalization.h"
#include "model_runner.h"
#include "model_settings.h"

namespace ${prefix} {
namespace {

constexpr uint32_t kRepeatMillis = 5000;

// What came of the test. Why the model does not run, or nullptr.
const char* not_running = nullptr;

// CRC-32 of all outputs, with all bits the other way round.
uint32_t crc = UINT32_C(0xffffffff);

// The first difference: "input" or "output" of a vector, or nullptr.
const char* different = nullptr;
int different_vector = 0;
int different_index = 0;
float computed_value = 0.0f;  // Wide enough for all integers of 16 bits.
float golden_value = 0.0f;

uint32_t printed_at = 0;

// CRC-32 as zip files have it (IEEE 802.3), without a table: there are only few bytes.
void AddToCrc(const void* values, size_t size) {
  const uint8_t* const bytes = static_cast<const uint8_t*>(values);
  for (size_t i = 0; i < size; ++i) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; ++bit) {
      const bool odd = (crc & 1) != 0;
      crc >>= 1;
      if (odd) crc ^= UINT32_C(0xedb88320);
    }
  }
}

<#list compared as tensor>
bool IsRight(${tensor.type} computed, ${tensor.type} golden<#if tensor.quantized && steps gt 0>, int steps</#if>) {
<#if tensor.quantized && steps gt 0>
  const int difference = computed - golden;
  return difference <= steps && difference >= -steps;
<#elseif exact || tensor.quantized>
  return computed == golden;
<#else>
  const float magnitude = golden < 0.0f ? -golden : golden;
  const float allowed = kGoldenTolerance * (magnitude > 1.0f ? magnitude : 1.0f);
  const float difference = computed - golden;
  // In this form NaN is never right.
  return difference <= allowed && difference >= -allowed;
</#if>
}

// Remembers the first difference. The golden values are in flash.
void Compare(const char* what, int vector, const ${tensor.type}* computed,
             const ${tensor.type}* golden, int size<#if tensor.quantized && steps gt 0>, int steps</#if>) {
  for (int i = 0; i < size && different == nullptr; ++i) {
    ${tensor.type} expected;
    ReadGolden(&expected, golden + i, sizeof(expected));
    if (IsRight(computed[i], expected<#if tensor.quantized && steps gt 0>, steps</#if>)) continue;
    different = what;
    different_vector = vector;
    different_index = i;
    computed_value = static_cast<float>(computed[i]);
    golden_value = static_cast<float>(expected);
  }
}

</#list>
void PrintHex(uint32_t value) {
  for (int shift = 28; shift >= 0; shift -= 4) {
    const int digit = static_cast<int>((value >> shift) & 15);
    Serial.print(static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10));
  }
}

void PrintValue(float value) {
<#if input.quantized && output.quantized>
  Serial.print(static_cast<int>(value));
<#elseif input.quantized || output.quantized>
  // Only one of input and output is made of integers.
  if (different[0] == '<#if input.quantized>i<#else>o</#if>') {
    Serial.print(static_cast<int>(value));
  } else {
    Serial.print(static_cast<double>(value), 9);
  }
<#else>
  Serial.print(static_cast<double>(value), 9);
</#if>
}

// The form of this line is documented, and programs read it.
void PrintVerdict() {
  printed_at = static_cast<uint32_t>(millis());
  const bool passed = not_running == nullptr && different == nullptr;
  Serial.print("TINYML-SELF-TEST ");
  Serial.print(passed ? "PASS" : "FAIL");
  Serial.print(" contract=${contractHex} vectors=");
  Serial.print(kGoldenCount);
  Serial.print(" digest=");
  PrintHex(~crc);
  Serial.print(" expected=");
  PrintHex(kGoldenDigest);
  if (not_running != nullptr) {
    Serial.print(": ");
    Serial.print(not_running);
  } else if (different != nullptr) {
    Serial.print(": vector ");
    Serial.print(different_vector);
    Serial.print(", ");
    Serial.print(different);
    Serial.print(" ");
    Serial.print(different_index);
    Serial.print(": got ");
    PrintValue(computed_value);
    Serial.print(", expected ");
    PrintValue(golden_value);
  }
  Serial.println();
}

}  // namespace

const char* RunSelfTest(const char* failure) {
  not_running = failure;
  for (int v = 0; v < kGoldenRawCount && not_running == nullptr; ++v) {
    <#if input.quantized>QuantizeWindow<#else>NormalizeWindow</#if>(GoldenWindow(v), ModelInput());
    Compare("input", v, ModelInput(), kGoldenInputs[v], kInputSize<#if input.quantized && steps gt 0>, 0</#if>);
  }
  for (int v = 0; v < kGoldenCount && not_running == nullptr; ++v) {
    ReadGolden(ModelInput(), kGoldenInputs[v], sizeof(kGoldenInputs[v]));
    not_running = RunModel();
    if (not_running != nullptr) break;
    // Of all vectors, also behind a difference: equal digests mean equal boards.
    AddToCrc(ModelOutput(), sizeof(kGoldenOutputs[v]));
    Compare("output", v, ModelOutput(), kGoldenOutputs[v], kOutputSize<#if output.quantized && steps gt 0>, kGoldenSteps</#if>);
  }
  PrintVerdict();
  if (not_running != nullptr) return not_running;
  return different == nullptr ? nullptr : "The self-test failed. The sketch has stopped.";
}

void RepeatVerdict() {
  if (static_cast<uint32_t>(millis()) - printed_at >= kRepeatMillis) PrintVerdict();
}

}  // namespace ${prefix}

#endif  // TINYML_SELF_TEST
