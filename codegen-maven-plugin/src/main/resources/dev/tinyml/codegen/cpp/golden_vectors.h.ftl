<#-- View: GoldenVectorsView -->
<#assign inFlash = separateFlash?then(" PROGMEM", "")>
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_GOLDEN_VECTORS_H_
#define ${macro}_GOLDEN_VECTORS_H_

<#if separateFlash>
#include <avr/pgmspace.h>
</#if>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "model_settings.h"

namespace ${prefix} {

constexpr uint64_t kGoldenContract = ${contract};

static_assert(kGoldenContract == kSettingsContract,
              "golden_vectors.h and model_settings.h are of different models: generate both anew");

<#if exact>
// Golden vectors: samples of the dataset and what TensorFlow Lite Micro must answer, byte for
// byte. They cost flash only in a build with TINYML_SELF_TEST.
<#elseif steps gt 0>
// Golden vectors: samples of the dataset and what TensorFlow Lite Micro must answer. They cost
// flash only in a build with TINYML_SELF_TEST.
<#else>
// Golden vectors: samples of the dataset and what TensorFlow Lite answers. Float kernels may add in
// another order, so the last digits may differ. They cost flash only in a build with
// TINYML_SELF_TEST.
</#if>
//
// Indices of the samples: ${samples}.
constexpr int kGoldenRawCount = ${rawCount};
constexpr int kGoldenCount = ${count};

// Windows as the sensor would give them.
// <#if input.quantized>QuantizeWindow()<#else>NormalizeWindow()</#if> must turn each into the input of the same number.
constexpr float kGoldenRaw[kGoldenRawCount][kInputSize]${inFlash} = {
<#list rawWindows as window>
    {
<#list window as row>
        ${row}
</#list>
    },
</#list>
};

constexpr ${input.type} kGoldenInputs[kGoldenCount][kInputSize]${inFlash} = {
<#list inputs as vector>
    {
<#list vector as row>
        ${row}
</#list>
    },
</#list>
};

constexpr ${output.type} kGoldenOutputs[kGoldenCount][kOutputSize]${inFlash} = {
<#list outputs as vector>
    {
<#list vector as row>
        ${row}
</#list>
    },
</#list>
};

// CRC-32 over all golden outputs, each value in little-endian bytes.
constexpr uint32_t kGoldenDigest = ${digest};

<#if steps gt 0 && output.quantized>
// How far a quantized output may be from the expected one, in steps of its scale. This board's
// library computes otherwise than the expected values were computed: ${deviating}.
constexpr int kGoldenSteps = ${steps};

</#if>
<#if !exact && !(input.quantized && output.quantized)>
// How far a value may be off, for each unit of the expected one but at least of 1.
constexpr float kGoldenTolerance = ${(steps gt 0)?then(steps + ".0f / 256.0f", "1e-4f")};

</#if>
// Copies golden values out of flash.
inline void ReadGolden(void* to, const void* from, size_t size) {
<#if separateFlash>
  memcpy_P(to, from, size);
<#else>
  memcpy(to, from, size);
</#if>
}

// A golden window where everybody can read it, until the next call.
inline const float* GoldenWindow(int vector) {
<#if separateFlash>
  static float window[kInputSize];
  ReadGolden(window, kGoldenRaw[vector], sizeof(window));
  return window;
<#else>
  return kGoldenRaw[vector];
</#if>
}

}  // namespace ${prefix}

#endif  // ${macro}_GOLDEN_VECTORS_H_
