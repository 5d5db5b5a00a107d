<#-- View: ModelSelfTestView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SELF_TEST_H_
#define ${macro}_SELF_TEST_H_

#include <stdint.h>

#include "model_settings.h"

namespace ${prefix} {

constexpr uint64_t kSelfTestContract = ${contract};

static_assert(kSelfTestContract == kSettingsContract,
              "model_self_test.h and model_settings.h are of different models: generate both anew");

// Golden vectors: samples of the dataset and what TensorFlow Lite Micro must answer, byte for
// byte. They cost flash only in a build with TINYML_SELF_TEST.
//
// Indices of the samples: ${samples}.
constexpr int kGoldenRawCount = ${rawCount};
constexpr int kGoldenCount = ${count};

// Windows as the sensor would give them. QuantizeWindow() must turn each into the input of the same
// number.
constexpr float kGoldenRaw[kGoldenRawCount][kInputSize] = {
<#list rawWindows as window>
    {
<#list window as row>
        ${row}
</#list>
    },
</#list>
};

constexpr int8_t kGoldenInputs[kGoldenCount][kInputSize] = {
<#list inputs as vector>
    {
<#list vector as row>
        ${row}
</#list>
    },
</#list>
};

constexpr int8_t kGoldenOutputs[kGoldenCount][kOutputSize] = {
<#list outputs as vector>
    {
<#list vector as row>
        ${row}
</#list>
    },
</#list>
};

// Index of the first value that differs, or -1.
inline int FirstDifference(const int8_t* actual, const int8_t* expected, int size) {
  for (int i = 0; i < size; ++i) {
    if (actual[i] != expected[i]) return i;
  }
  return -1;
}

}  // namespace ${prefix}

#endif  // ${macro}_SELF_TEST_H_
