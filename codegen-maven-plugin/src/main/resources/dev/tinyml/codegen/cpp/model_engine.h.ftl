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

/*
 * Runs the model once, in memory of its own: not from two threads, or an interrupt, at a time.
 * Inputs and outputs must not overlap. Returns 0.
 */
int ${prefix}_invoke(${parameters});

/*
 * Runs the model once in the caller's memory, which holds nothing from one run to the next. Any
 * number of runs may go on at a time, each with an arena of its own. Returns 0, or 1 when the arena
 * is no multiple of ${macro}_ARENA_ALIGNMENT or missing.
 */
int ${prefix}_invoke_in(void *arena, ${parameters});

#ifdef __cplusplus
}
#endif

#endif /* ${macro}_ENGINE_H_ */
