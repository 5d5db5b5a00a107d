<#-- View: ModelOpResolverView -->
<#list notice as line>
// ${line}
</#list>

#include "model_op_resolver.h"

namespace ${prefix} {

TfLiteStatus RegisterOperators(ModelOpResolver* resolver) {
<#list operators as operator>
  if (resolver->${operator.method}() != kTfLiteOk) return kTfLiteError;
</#list>
  return kTfLiteOk;
}

}  // namespace ${prefix}
