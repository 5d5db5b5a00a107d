<#-- View: ModelOpResolverView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_OP_RESOLVER_H_
#define ${macro}_OP_RESOLVER_H_

<#if firstInclude != "">
#include <${firstInclude}>  // First: makes the Arduino builder add the library.

</#if>
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "model_op_resolver.h and model_settings.h are of different models: "
              "generate both anew");

// Exactly the operators of the model: each further one would cost flash for its kernel.
constexpr int kOperatorCount = ${count};

using ModelOpResolver = tflite::MicroMutableOpResolver<kOperatorCount>;

// Registers the operators; to be called once. Stops at the first that the library refuses.
TfLiteStatus RegisterOperators(ModelOpResolver* resolver);

}  // namespace ${prefix}

#endif  // ${macro}_OP_RESOLVER_H_
