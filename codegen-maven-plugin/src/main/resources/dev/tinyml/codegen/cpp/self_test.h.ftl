<#-- View: SelfTestView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SELF_TEST_H_
#define ${macro}_SELF_TEST_H_

#include "sketch_options.h"

#ifdef TINYML_SELF_TEST

namespace ${prefix} {

// Runs the golden vectors, and prints what came of it on the serial port. The model must be ready.
// Returns nullptr, or a sentence that says what is wrong.
const char* RunSelfTest();

}  // namespace ${prefix}

#endif  // TINYML_SELF_TEST

#endif  // ${macro}_SELF_TEST_H_
