<#-- View: ModelOpResolverView -->
<#list notice as line>
// ${line}
</#list>

#include "model_op_resolver.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "model_op_resolver.cc and model_settings.h are of different models: "
              "generate both anew");

TfLiteStatus RegisterOperators(ModelOpResolver* resolver) {
<#list operators as operator>
  if (resolver->${operator.method}() != kTfLiteOk) return kTfLiteError;
</#list>
  return kTfLiteOk;
}

}  // namespace ${prefix}
