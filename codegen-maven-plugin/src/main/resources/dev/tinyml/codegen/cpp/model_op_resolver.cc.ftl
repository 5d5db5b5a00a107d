<#-- View: ModelOpResolverView -->
<#list notice as line>
// ${line}
</#list>

#include "model_op_resolver.h"

<#list kernelHeaders as header>
#include "${header}"
</#list>
<#if kernelHeaders?size gt 0>

</#if>
namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

<#if kernelHeaders?size gt 0>
// Kernels for int8 alone, as this model needs them: those for all types would cost flash.
</#if>
TfLiteStatus RegisterOperators(ModelOpResolver* resolver) {
<#list operators as operator>
<#if operator.registration == "">
  if (resolver->${operator.method}() != kTfLiteOk) return kTfLiteError;
<#else>
  if (resolver->${operator.method}(
          tflite::${operator.registration}()) != kTfLiteOk) {
    return kTfLiteError;
  }
</#if>
</#list>
  return kTfLiteOk;
}

}  // namespace ${prefix}
