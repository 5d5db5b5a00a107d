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
<#if debounced>

// A label holds once it wins kLabelVotes of the last kLabelWindows windows, each time with a score
// of at least kLabelThreshold.
<#if labelThresholdComment != "">
// ${labelThresholdComment}
</#if>
constexpr int kLabelVotes = ${labelVotes};
constexpr int kLabelWindows = ${labelWindows};
constexpr float kLabelThreshold = ${labelThreshold};

static_assert(2 * kLabelVotes > kLabelWindows, "two labels can't win at the same time");
</#if>
<#if interpreted>

<#if arenaExact>
// The least that the interpreter needs, planned by the build as the interpreter plans it. Small
// models need more for a moment, while they are prepared, than arena_used_bytes() tells afterwards.
<#else>
// An upper bound: all activations side by side, and for each tensor, operator and channel the
// largest structures that the interpreter may keep. The interpreter's arena_used_bytes() tells what
// it really took, but it needs more than that while it plans.
</#if>
#if defined(TF_LITE_STATIC_MEMORY)
// TensorFlow Lite Micro's own sources, with reference kernels: structures of other sizes.
constexpr size_t kTensorArenaSize = ${staticMemoryArenaBytes};
#else
// ${library}.
constexpr size_t kTensorArenaSize = ${arenaBytes};
#endif
</#if>

}  // namespace ${prefix}

#endif  // ${macro}_SETTINGS_H_
