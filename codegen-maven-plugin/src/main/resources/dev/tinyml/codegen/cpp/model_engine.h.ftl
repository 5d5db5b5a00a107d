<#-- View: EngineView -->
/*
<#list notice as line>
 * ${line}
</#list>
 */

#ifndef ${macro}_ENGINE_H_
#define ${macro}_ENGINE_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The model as C: no library, no interpreter, no heap, nothing to set up. Values are those of
 * TensorFlow Lite Micro, bit for bit. What a quantized value stands for is
 * scale x (value - zero point).
 */

<#if contract != "">
/* Of what belongs together, see model_data.h. */
#define ${macro}_ENGINE_CONTRACT ${contract}

</#if>
<#list inputs + outputs as port>
/* ${port.variable}: ${port.shape}, "${port.name}" */
#define ${port.macro}_SIZE ${port.size}
<#if port.quantized>
#define ${port.macro}_SCALE ${port.scale}
#define ${port.macro}_ZERO_POINT ${port.zeroPoint}
</#if>

</#list>
/*
 * Memory for what lies between the layers, in bytes. No plan can do with less than ${arenaBound},
 * which are in use at one time.
 */
#define ${macro}_ARENA_SIZE ${arenaBytes}
#if defined(__AVR__)
/* An 8-bit core reads byte by byte, and its compiler aligns nothing. */
#define ${macro}_ARENA_ALIGNMENT 1
#else
#define ${macro}_ARENA_ALIGNMENT ${alignment}
#endif

<#if stack?has_content>
/*
 * Stack of a run, in bytes, at most: from the call of ${prefix}_invoke or ${prefix}_invoke_in on,
 * compiled by GCC with -Os, -O2 or -O3. Without optimization it is more. There is no recursion, no
 * array of variable size and no call through a pointer: the deepest chain of calls was measured.
 */
<#list stack as line>
#<#if line?is_first>if<#else>elif</#if> ${line.condition} /* ${line.cores} */
#define ${macro}_STACK_SIZE ${line.bytes}
</#list>
#endif

</#if>
/*
 * Runs the model once, in memory of its own: not from two threads, or an interrupt, at a time.
 * Inputs and outputs must not overlap. Returns 0.
 */
int ${prefix}_invoke(${parameters});

/*
 * Runs the model once in the caller's memory, which holds nothing from one run to the next. Where
 * nothing but this is called, linkers that leave out unused sections (-ffunction-sections,
 * -fdata-sections, -Wl,--gc-sections) leave out that other memory. Any
 * number of runs may go on at a time, each with an arena of its own. Returns 0, or 1 when the arena
 * is no multiple of ${macro}_ARENA_ALIGNMENT or missing.
 */
int ${prefix}_invoke_in(void *arena, ${parameters});
<#if converts>

/*
 * The same with real numbers, as they were measured: they are normalized and quantized, and what
 * comes out is turned back into real numbers. In memory of its own, like ${prefix}_invoke.
 */
int ${prefix}_predict(${realParameters});

<#list inputs as port>
<#if port.quantized>
/*
<#if port.normalized>
 * Turns measured numbers into values of ${port.variable}. They are normalized, (number - mean) / standard
 * deviation of the training data, then
<#else>
 * Turns real numbers into values of ${port.variable}. They are
</#if>
 * divided by the scale, rounded to the nearest with halves away from zero, shifted by the zero
 * point, saturated; NaN becomes 0. Every core gives the same, bit for bit.
 */
void ${prefix}_quantize_${port.variable}(const float *numbers, ${port.type} *${port.variable});

<#elseif port.normalized>
/*
 * Normalizes measured numbers: (number - mean) / standard deviation of the training data. Every
 * core gives the same, bit for bit.
 */
void ${prefix}_normalize_${port.variable}(const float *numbers, float *${port.variable});

</#if>
</#list>
<#list outputs as port>
<#if port.quantized>
/* The real numbers that values of ${port.variable} stand for. */
void ${prefix}_dequantize_${port.variable}(const ${port.type} *${port.variable}, float *numbers);

</#if>
</#list>
<#else>

</#if>
#ifdef __cplusplus
}
#endif

#endif /* ${macro}_ENGINE_H_ */
