<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SKETCH_OPTIONS_H_
#define ${macro}_SKETCH_OPTIONS_H_

// Uncomment a line, or define the name on the command line.

// Runs the golden vectors before the first reading.
// #define TINYML_SELF_TEST

// Prints the result of every window, whatever the results before it were.
// #define TINYML_PRINT_ALL

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "sketch_options.h and model_settings.h are of different models: generate both anew");

#ifdef TINYML_PRINT_ALL
constexpr bool kPrintAll = true;
#else
constexpr bool kPrintAll = false;
#endif

}  // namespace ${prefix}

#endif  // ${macro}_SKETCH_OPTIONS_H_
