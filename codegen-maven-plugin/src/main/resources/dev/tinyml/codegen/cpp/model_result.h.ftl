<#-- View: ModelResultView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_RESULT_H_
#define ${macro}_RESULT_H_

#include <stdint.h>

#include "model_normalization.h"
#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "model_result.h and model_settings.h are of different models: generate both anew");

// A class by its index, and its score.
struct Result {
  int label;
  float score;
};

<#if scoresSecondClass>
// The more likely class of an output. Its only value is the score of the second class.
inline Result BestResult(const ${output.type}* output) {
  const float score = <#if output.quantized>DequantizeOutput(output[0])<#else>output[0]</#if>;
  Result best;
  best.label = score > 0.5f ? 1 : 0;
  best.score = score > 0.5f ? score : 1.0f - score;
  return best;
}
<#else>
// The most likely class of an output, the first of equals.
inline Result BestResult(const ${output.type}* output) {
  Result best;
  best.label = 0;
  for (int i = 1; i < kOutputSize; ++i) {
    if (output[i] > output[best.label]) best.label = i;
  }
  best.score = <#if output.quantized>DequantizeOutput(output[best.label])<#else>output[best.label]</#if>;
  return best;
}
</#if>

}  // namespace ${prefix}

#endif  // ${macro}_RESULT_H_
