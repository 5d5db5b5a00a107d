<#-- View: ModelRunnerView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_RUNNER_H_
#define ${macro}_RUNNER_H_

#include <stdint.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "model_runner.h and model_settings.h are of different models: generate both anew");

// Makes the model ready; to be called once, before anything else here. Returns nullptr, or a
// sentence that says what is wrong.
const char* PrepareModel();

// The model's input: room for kInputSize values. A run may change them.
${input.type}* ModelInput();

// Runs the model on what ModelInput() holds; nothing stays from earlier runs. Returns nullptr, or a
// sentence that says what is wrong.
const char* RunModel();

// The result of the last run: kOutputSize values.
const ${output.type}* ModelOutput();

}  // namespace ${prefix}

#endif  // ${macro}_RUNNER_H_
