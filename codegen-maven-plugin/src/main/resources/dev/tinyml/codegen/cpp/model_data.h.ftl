<#-- View: ModelDataView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_DATA_H_
#define ${macro}_DATA_H_

#include <stdint.h>

#include "model_settings.h"

<#if array>
// The model, an int8 TensorFlow Lite flatbuffer, and its length in bytes. Both are const and so
// stay in flash.
extern const unsigned char g_${prefix}_data[${size}];
extern const unsigned int g_${prefix}_data_len;

</#if>
namespace ${prefix} {

// What only works together carries the same number: the model, the mean and standard deviation of
// its training data, the window and the labels. It is the beginning of the SHA-256 over them,
// ${contractDigest}.
constexpr uint64_t kModelDataContract = ${contract};

static_assert(kSettingsContract == kModelDataContract,
              "model_data.h and model_settings.h are of different models: generate both anew");

}  // namespace ${prefix}

#endif  // ${macro}_DATA_H_
