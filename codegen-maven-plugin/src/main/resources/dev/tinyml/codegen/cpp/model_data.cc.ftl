<#-- View: ModelDataView -->
<#list notice as line>
// ${line}
</#list>

#include "model_data.h"

static_assert(${prefix}::kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

// SHA-256 of these bytes: ${fileDigest}
//
// The interpreter reads tables and weights in place, with loads of which some fault on a Cortex-M4
// when an address is no multiple of 4; the file counts on a beginning that is aligned to 16.
alignas(16) const unsigned char g_${prefix}_data[${size}] = {
<#list rows as row>
    ${row}
</#list>
};

const unsigned int g_${prefix}_data_len = sizeof(g_${prefix}_data);
