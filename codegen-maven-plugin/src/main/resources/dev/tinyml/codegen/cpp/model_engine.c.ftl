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
#error "too many constants: loads of AVR reach 64 KB of flash"
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

/* What computes a layer stays a function of its own: merged into one, all would need their stack. */
#if defined(__GNUC__)
#define ENGINE_LAYER __attribute__((noinline)) static
#else
#define ENGINE_LAYER static
#endif

/* Negative numbers are shifted to the right; every known compiler keeps the sign. */
typedef char engine_shift_keeps_sign[(-1 >> 1) == -1 ? 1 : -1];

/* ---- Arithmetic and kernels --------------------------------------------------------------- */

<#list functions as function>
${function}

</#list>
/*
 * The layers at a glance: what each makes, where it puts it, and the bytes of its constants. Layers
 * that only change the shape have no code; what follows a layer directly, like an activation, is
 * part of it.
 *
<#list overview as line>
 * ${line}
</#list>
 */

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
<#if converts>

/* ---- Real numbers --------------------------------------------------------------------------- */

<#list inputs as port>
<#if port.normalized>
/* Of the training data<#if (port.period < port.size)>; they repeat after this many values</#if>. */
#define ${port.macro}_PERIOD ${port.period}

static const ENGINE_FLASH float ${port.variable}_mean[${port.macro}_PERIOD] = {
<#list port.meanRows as row>
    ${row}
</#list>
};

static const ENGINE_FLASH float ${port.variable}_standard_deviation[${port.macro}_PERIOD] = {
<#list port.stdRows as row>
    ${row}
</#list>
};

</#if>
</#list>
<#if quantizes>
/* A real number as a value. Each step is an operation of its own, which no compiler may fuse. */
static int32_t quantized(float number, float scale, int32_t zero_point, int32_t lowest,
                         int32_t highest) {
  const float steps = number / scale;
  /* So far out every zero point saturates, and what is left fits an integer. */
  if (steps >= 65536.0f) {
    return highest;
  }
  if (steps <= -65536.0f) {
    return lowest;
  }
  if (!(steps < 65536.0f)) {
    return 0; /* NaN */
  }
  int32_t value = (int32_t)steps;
  /* The difference is exact, unlike a sum with 0.5. */
  const float rest = steps - (float)value;
  if (rest >= 0.5f) {
    value++;
  } else if (rest <= -0.5f) {
    value--;
  }
  value += zero_point;
  return value < lowest ? lowest : value > highest ? highest : value;
}

</#if>
<#list inputs as port>
<#if port.converted>
void ${prefix}_<#if port.quantized>quantize<#else>normalize</#if>_${port.variable}(const float *numbers, ${port.type} *${port.variable}) {
<#if port.normalized>
  size_t k = 0;
</#if>
  for (size_t i = 0; i < ${port.macro}_SIZE; i++) {
<#if port.normalized>
    const float normal =
        (numbers[i] - ${port.variable}_mean[k]) / ${port.variable}_standard_deviation[k];
<#else>
    const float normal = numbers[i];
</#if>
<#if port.quantized>
    ${port.variable}[i] = (${port.type})quantized(
        normal, ${port.macro}_SCALE, ${port.macro}_ZERO_POINT, ${port.lowest}, ${port.highest});
<#else>
    ${port.variable}[i] = normal;
</#if>
<#if port.normalized>
    k = k + 1 < ${port.macro}_PERIOD ? k + 1 : 0;
</#if>
  }
}

</#if>
</#list>
<#list outputs as port>
<#if port.quantized>
void ${prefix}_dequantize_${port.variable}(const ${port.type} *${port.variable}, float *numbers) {
  for (size_t i = 0; i < ${port.macro}_SIZE; i++) {
    numbers[i] = ${port.macro}_SCALE * (float)(${port.variable}[i] - ${port.macro}_ZERO_POINT);
  }
}

</#if>
</#list>
int ${prefix}_predict(${realParameters}) {
<#list inputs + outputs as port>
<#if port.converted>
  static ${port.type} ${port.variable}_values[${port.macro}_SIZE];
</#if>
</#list>
<#list inputs as port>
<#if port.converted>
  ${prefix}_<#if port.quantized>quantize<#else>normalize</#if>_${port.variable}(${port.variable}, ${port.variable}_values);
</#if>
</#list>
  if (${prefix}_invoke(${valueArguments}) != 0) {
    return 1;
  }
<#list outputs as port>
<#if port.quantized>
  ${prefix}_dequantize_${port.variable}(${port.variable}_values, ${port.variable});
</#if>
</#list>
  return 0;
}
</#if>
