<#-- View: EngineView -->
/*
<#list notice as line>
 * ${line}
</#list>
 */

#include "model_engine.h"

#include <string.h>
<#if contract != "">

#if ${macro}_ENGINE_CONTRACT != ${contract}
#error "model_engine.c and model_engine.h are of different models: generate both anew"
#endif
</#if>

/*
 * Constants lie in flash: ${constantBytes} bytes. On AVR that is an address space of its own, that
 * of PROGMEM, and the compiler must know which loads go there; elsewhere const is enough.
 */
#if defined(__AVR__)
#if !defined(__FLASH)
#error "compile as GNU C, -std=gnu99 or later: ISO C has no address space for flash"
#endif
<#if farOnAvr>
#error "${constantBytes} bytes of constants: loads of AVR reach 64 KB of flash"
</#if>
#define ENGINE_FLASH __flash
#else
#define ENGINE_FLASH
#endif

/* Loops by hand need all registers, also those that GCC would count or find its frames with. */
#if defined(__ARM_FEATURE_DSP) && !defined(__ARM_FEATURE_MVE) && defined(__GNUC__) && \
    !defined(__clang__)
#pragma GCC optimize("omit-frame-pointer", "no-branch-count-reg")
#endif

/* For what only some cores need. */
#if defined(__GNUC__)
#define ENGINE_UNUSED __attribute__((unused))
#else
#define ENGINE_UNUSED
#endif

/* Negative numbers are shifted to the right; every known compiler keeps the sign. */
typedef char engine_shift_keeps_sign[(-1 >> 1) == -1 ? 1 : -1];

/* ---- Arithmetic and kernels --------------------------------------------------------------- */

<#list functions as function>
${function}

</#list>
/* ---- Layers --------------------------------------------------------------------------------- */

<#list layers as layer>
/*
<#list layer.comment as line>
 * ${line}
</#list>
 */
<#list layer.arrays as array>
static const ENGINE_FLASH ${array.type} ${array.symbol}[${array.size}]<#if array.tiled> ENGINE_ALIGNED</#if> = {
<#list array.rows as row>
    ${row}
</#list>
};

</#list>
static const ENGINE_FLASH struct ${layer.function} ${layer.symbol} = {
<#list layer.members as member>
    .${member.name} = ${member.value},
</#list>
};

</#list>
/* ---- The model ------------------------------------------------------------------------------ */

int ${prefix}_invoke_in(void *arena, ${parameters}) {
  int8_t *const memory = (int8_t *)arena;
  if (memory == NULL || (uintptr_t)arena % ${macro}_ARENA_ALIGNMENT != 0) {
    return 1;
  }
<#list calls as call>
  /* ${call.comment} */
  ${call.function}(${call.arguments});
</#list>
  return 0;
}

int ${prefix}_invoke(${parameters}) {
  /* Of a type that is aligned as the arena must be. */
  static int32_t arena[(${macro}_ARENA_SIZE + sizeof(int32_t) - 1) / sizeof(int32_t)];
  return ${prefix}_invoke_in(arena, ${arguments});
}
