<#-- View: ModelSettingsView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SETTINGS_H_
#define ${macro}_SETTINGS_H_

#include <stddef.h>
#include <stdint.h>

namespace ${prefix} {

// See model_data.h.
constexpr uint64_t kSettingsContract = ${contract};

// ${windowComment}
constexpr int kChannelCount = ${channelCount};
constexpr int kWindowLength = ${windowLength};

// New readings from one inference to the next; the rest of the window is kept.
constexpr int kWindowStride = ${windowStride};
<#if samplingComment != "">

// ${samplingComment}
constexpr uint32_t kSamplingPeriodMicros = ${samplingPeriodMicros};
</#if>

// ${typeComment}
constexpr int kInputRank = ${input.rank};
constexpr int kInputShape[kInputRank] = {${input.dimensions}};
constexpr int kInputSize = ${input.size};
<#if input.quantized>
constexpr float kInputScale = ${input.scale};
constexpr int32_t kInputZeroPoint = ${input.zeroPoint};
</#if>

constexpr int kOutputRank = ${output.rank};
constexpr int kOutputShape[kOutputRank] = {${output.dimensions}};
constexpr int kOutputSize = ${output.size};
<#if output.quantized>
constexpr float kOutputScale = ${output.scale};
constexpr int32_t kOutputZeroPoint = ${output.zeroPoint};
</#if>

static_assert(kWindowLength * kChannelCount == kInputSize, "a window is one input");
<#if classNames?has_content>

// ${classComment}
constexpr int kClassCount = ${classNames?size};
constexpr const char* kClassNames[kClassCount] = {
<#list classNames as name>
    ${name},
</#list>
};
</#if>

// An upper bound: all activations side by side, and for each tensor, operator and channel the
// largest structures that the interpreter may keep. The interpreter's arena_used_bytes() tells what
// it really took, but it needs more than that while it plans.
constexpr size_t kTensorArenaSize = ${arenaBytes};

}  // namespace ${prefix}

#endif  // ${macro}_SETTINGS_H_
