/* Start-up of a bare-metal Cortex-M image: vector table, memory, constructors, main, exit. */
#include <stdint.h>
#include <string.h>

#include "semihosting.h"

extern uint32_t image_stack_top, image_data_start, image_data_end, image_data_load, image_bss_start,
    image_bss_end;
extern void __libc_init_array(void);
extern int main(void);

/* What C++ registers destructors with; the image never runs them. */
void *__dso_handle;

/* newlib calls both around the constructors; this image has nothing to add. */
void _init(void) {}
void _fini(void) {}

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_ARCH_6M__)
/* newlib's for these cores loads words from odd addresses, however its callers were compiled. */
__attribute__((optimize("no-tree-loop-distribute-patterns"))) void *memcpy(void *to,
                                                                           const void *from,
                                                                           size_t count) {
  for (size_t i = 0; i < count; i++) {
    ((char *)to)[i] = ((const char *)from)[i];
  }
  return to;
}
#endif

void reset_handler(void);

static void fault_handler(void) {
  semihosting_write("fault: the program did what the processor refuses\n");
  semihosting_exit(99);
}

typedef void (*vector)(void);

__attribute__((section(".vectors"), used)) static const vector vectors[16] = {
    (vector)&image_stack_top, reset_handler, fault_handler, fault_handler, fault_handler, fault_handler,
    fault_handler,            0,             0,             0,             0,             fault_handler,
    fault_handler,            0,             fault_handler, fault_handler};

/* The loops must stay loops: before .data is in place nothing may call memcpy or memset. */
__attribute__((noreturn, optimize("no-tree-loop-distribute-patterns"))) void reset_handler(void) {
#if defined(__ARM_FP)
  /* Coprocessors 10 and 11, the FPU, are off after reset (CPACR, ARMv7-M B3.2.20). */
  *(volatile uint32_t *)0xE000ED88u |= 0xFu << 20;
  __asm__ volatile("dsb\n\tisb");
#endif
  const uint32_t *from = &image_data_load;
  for (uint32_t *to = &image_data_start; to < &image_data_end;) {
    *to++ = *from++;
  }
  for (uint32_t *to = &image_bss_start; to < &image_bss_end;) {
    *to++ = 0;
  }

  /* Division by zero is a fault (CCR.DIV_0_TRP), so that it cannot pass for a zero.
     A Cortex-M0+ has neither the bit nor the instruction. */
  *(volatile uint32_t *)0xE000ED14u |= 1u << 4;
#if !defined(__ARM_FEATURE_UNALIGNED)
  /* Nor does it load words from odd addresses, whatever core it runs on here (CCR.UNALIGN_TRP), and
     compilers can be told that no core must. */
  *(volatile uint32_t *)0xE000ED14u |= 1u << 3;
#endif
  __libc_init_array();
  semihosting_exit(main());
}
