/* What programs that run engines on recorded samples have in common: memory that tells when someone wrote beside it, and the samples. */
#ifndef TINYML_IT_HARNESS_H_
#define TINYML_IT_HARNESS_H_

#include <stddef.h>
#include <stdint.h>

/* Memory with guards on both sides, filled with a pattern. It is aligned no better than asked for. */
void *harness_take(size_t bytes, size_t alignment);

/* Gives all memory back; returns how many pieces someone wrote beside. */
int harness_release(void);

/* Fills memory with what no run may rely on. */
void harness_spoil(void *piece, size_t bytes);

/* Whether memory holds anything else than harness_spoil left there. */
int harness_touched(const void *piece, size_t bytes);

/* The next recorded bytes. */
void harness_next(void *to, size_t bytes);

/* Whether values differ from the next recorded bytes, which are passed in any case. */
int harness_differs(const void *values, size_t bytes);

/* Whether a sample is for an engine in memory of its caller's; an AVR has none to spare for another one of its own. */
#if defined(__AVR__)
#define HARNESS_CALLERS(sample) ((void)(sample), 1)
#else
#define HARNESS_CALLERS(sample) ((sample) % 2 == 0)
#endif

/* A model's test; returns how much went wrong. */
struct harness_case {
  const char *name;
  int (*check)(void);
};

/* All of them, by the generated suite.c; the last one has no name. */
extern const struct harness_case harness_cases[];

#endif
