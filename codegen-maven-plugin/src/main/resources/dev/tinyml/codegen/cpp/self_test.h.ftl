<#-- View: SelfTestView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SELF_TEST_H_
#define ${macro}_SELF_TEST_H_

#include "model_settings.h"
#include "sketch_options.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "self_test.h and model_settings.h are of different models: generate both anew");

#ifdef TINYML_SELF_TEST

// Runs the golden vectors, and prints the verdict on the serial port:
//
//   TINYML-SELF-TEST PASS contract=${contractHex} vectors=N digest=D expected=E
//   TINYML-SELF-TEST FAIL contract=${contractHex} vectors=N digest=D expected=E: what is wrong
//
// The digest is the CRC-32 of all outputs that the board computed, the expected one that of the
// golden outputs, 8 hex digits each.
//
// If the model is not ready, failure is the sentence that says why; otherwise nullptr. Returns
// nullptr, or a sentence that says what is wrong.
const char* RunSelfTest(const char* failure);

// Prints the verdict again every few seconds: not every board waits for somebody who listens. To be
// called from loop().
void RepeatVerdict();

#endif  // TINYML_SELF_TEST

}  // namespace ${prefix}

#endif  // ${macro}_SELF_TEST_H_
