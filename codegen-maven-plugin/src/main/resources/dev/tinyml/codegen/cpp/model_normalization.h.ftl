<#-- View: ModelNormalizationView -->
<#assign inFlash = separateFlash?then(" PROGMEM", "")>
<#function constant name index>
<#return separateFlash?then("pgm_read_float(&${name}[${index}])", "${name}[${index}]")>
</#function>
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_NORMALIZATION_H_
#define ${macro}_NORMALIZATION_H_

<#if separateFlash>
#include <avr/pgmspace.h>
</#if>
#include <stdint.h>

#include "model_data.h"
#include "model_settings.h"

namespace ${prefix} {

constexpr uint64_t kNormalizationContract = ${contract};

static_assert(kNormalizationContract == kModelDataContract,
              "model_normalization.h and model_data.h are of different models: generate both anew");
static_assert(kNormalizationContract == kSettingsContract,
              "model_normalization.h and model_settings.h are of different models: "
              "generate both anew");

<#if repeats>
// Mean and standard deviation of the training data. They repeat after this many values.
<#else>
// Mean and standard deviation of the training data, one for each value of the window.
</#if>
constexpr int kNormalizationPeriod = ${period};

constexpr float kMean[kNormalizationPeriod]${inFlash} = {
<#list meanRows as row>
    ${row}
</#list>
};

constexpr float kStandardDeviation[kNormalizationPeriod]${inFlash} = {
<#list stdRows as row>
    ${row}
</#list>
};

<#if input.quantized>
// The ${input.words} value that stands for a normalized one: divided by the scale, rounded to the nearest
// with halves away from zero, shifted by the zero point, saturated. NaN becomes 0.
inline ${input.type} QuantizeInput(float normalized) {
  const float scaled = normalized / kInputScale;
  // Beyond ${input.beyond} every zero point saturates. Deciding that here keeps the conversion to an integer
  // below within its range; only NaN is not equal to itself.
  if (scaled >= ${input.beyond}.0f) return ${input.max};
  if (scaled <= -${input.beyond}.0f) return ${input.min};
  if (scaled != scaled) return 0;

  // The fraction is exact, so the decision about halves is as well. Adding 0.5 first would round
  // 0.49999997 up.
  int32_t quantized = static_cast<int32_t>(scaled);
  const float fraction = scaled - static_cast<float>(quantized);
  if (fraction >= 0.5f) ++quantized;
  if (fraction <= -0.5f) --quantized;

  quantized += kInputZeroPoint;
  if (quantized > ${input.max}) return ${input.max};
  if (quantized < ${input.min}) return ${input.min};
  return static_cast<${input.type}>(quantized);
}

// Turns a window of kInputSize raw values, oldest reading first, into the model's input. In a ring
// the oldest value is elsewhere than at 0, and behind the last one comes the first. Each step is a
// float operation of its own that no compiler may fuse, so that the result is the same, bit for
// bit, as on the computer that verified the model.
inline void QuantizeWindow(const float* raw, ${input.type}* input, int oldest = 0) {
  int r = oldest;
<#if repeats>
  int k = 0;
  for (int i = 0; i < kInputSize; ++i) {
    input[i] = QuantizeInput((raw[r] - ${constant("kMean", "k")}) / ${constant("kStandardDeviation", "k")});
    if (++r == kInputSize) r = 0;
    if (++k == kNormalizationPeriod) k = 0;
  }
<#else>
  for (int i = 0; i < kInputSize; ++i) {
    input[i] = QuantizeInput((raw[r] - ${constant("kMean", "i")}) / ${constant("kStandardDeviation", "i")});
    if (++r == kInputSize) r = 0;
  }
</#if>
}

<#else>
// Turns a window of kInputSize raw values, oldest reading first, into the model's input. In a ring
// the oldest value is elsewhere than at 0, and behind the last one comes the first. Each step is a
// float operation of its own that no compiler may fuse, so that the result is the same, bit for
// bit, as on the computer that verified the model.
inline void NormalizeWindow(const float* raw, float* input, int oldest = 0) {
  int r = oldest;
<#if repeats>
  int k = 0;
  for (int i = 0; i < kInputSize; ++i) {
    input[i] = (raw[r] - ${constant("kMean", "k")}) / ${constant("kStandardDeviation", "k")};
    if (++r == kInputSize) r = 0;
    if (++k == kNormalizationPeriod) k = 0;
  }
<#else>
  for (int i = 0; i < kInputSize; ++i) {
    input[i] = (raw[r] - ${constant("kMean", "i")}) / ${constant("kStandardDeviation", "i")};
    if (++r == kInputSize) r = 0;
  }
</#if>
}

</#if>
<#if output.quantized>
// The real number that a value of the model's output stands for.
inline float DequantizeOutput(${output.type} output) {
  return kOutputScale * static_cast<float>(output - kOutputZeroPoint);
}

</#if>
}  // namespace ${prefix}

#endif  // ${macro}_NORMALIZATION_H_
