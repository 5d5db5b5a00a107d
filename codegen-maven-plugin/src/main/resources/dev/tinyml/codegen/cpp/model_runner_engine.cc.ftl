<#-- View: ModelRunnerView -->
<#list notice as line>
// ${line}
</#list>

#include "model_runner.h"

#include "model_data.h"
#include "model_engine.h"
#include "model_settings.h"

static_assert(${prefix}::kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");
static_assert(${prefix}::kSettingsContract == ${macro}_ENGINE_CONTRACT,
              "model_engine.h and model_settings.h are of different models: generate both anew");
static_assert(${macro}_INPUT_SIZE == ${prefix}::kInputSize &&
                  ${macro}_OUTPUT_SIZE == ${prefix}::kOutputSize,
              "model_engine.h and model_settings.h are of different models: generate both anew");

namespace ${prefix} {
namespace {

${input.type} input_values[kInputSize];
${output.type} output_values[kOutputSize];

}  // namespace

// The engine is code: there is nothing to load.
const char* PrepareModel() { return nullptr; }

${input.type}* ModelInput() { return input_values; }

const char* RunModel() {
  return ${prefix}_invoke(input_values, output_values) == 0 ? nullptr : "The model does not run.";
}

const ${output.type}* ModelOutput() { return output_values; }

}  // namespace ${prefix}
