/* Takes LOOPS times two instructions and 32 times PUSHES bytes of stack, whatever the compiler does, to hold the measuring against. */
#include "subject.h"

static int8_t byte;

int subject_prepare(void) { return 0; }

int8_t *subject_input(void) { return &byte; }

#define TEXT_OF(value) #value
#define TEXT(value) TEXT_OF(value)

int subject_invoke(void);
__asm__(".section .text.subject_invoke, \"ax\", %progbits\n"
        ".syntax unified\n.thumb\n.thumb_func\n.balign 4\n.global subject_invoke\n"
        "subject_invoke:\n"
        "movw r0, #" TEXT(LOOPS) "\n"
        "1: subs r0, #1\n"
        "bne 1b\n"
        ".rept " TEXT(PUSHES) "\n"
        "push {r4-r11}\n"
        ".endr\n"
        "add sp, #32 * " TEXT(PUSHES) "\n"
        "bx lr\n"
        ".previous\n");

const int8_t *subject_output(void) { return &byte; }
