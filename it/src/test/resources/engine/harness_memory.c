#include <stdlib.h>
#include <string.h>

#include "harness.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EXACT 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define EXACT 1
#endif

enum { PATTERN = 0xa5, GUARD = 0xc3, GUARD_BYTES = 16 };
#if defined(__AVR__)
enum { PIECES = 64 };
#else
enum { PIECES = 160 };
#endif

static uint8_t *pieces[PIECES];
static size_t sizes[PIECES];
static int taken = 0;

#if defined(EXACT)
/* The sanitizer sees each byte beside a piece of its own. */
void *harness_take(size_t bytes, size_t alignment) {
  (void)alignment;
  uint8_t *piece = malloc(bytes == 0 ? 1 : bytes);
  if (piece == NULL || taken == PIECES) {
    abort();
  }
  pieces[taken] = piece;
  sizes[taken++] = bytes;
  harness_spoil(piece, bytes);
  return piece;
}

int harness_release(void) {
  while (taken > 0) {
    free(pieces[--taken]);
  }
  return 0;
}
#else
static uint8_t pool[HARNESS_POOL] __attribute__((aligned(8)));
static size_t used = 0;

/* Bytes get an odd address, so that a load of a word that relies on more is a fault where cores know none. */
void *harness_take(size_t bytes, size_t alignment) {
  size_t start = used + GUARD_BYTES;
  start += alignment == 1 ? (start & 1u ? 0u : 1u) : (alignment - start % alignment) % alignment;
  if (start + bytes + GUARD_BYTES > sizeof pool || taken == PIECES) {
    abort();
  }
  memset(pool + used, GUARD, start - used);
  harness_spoil(pool + start, bytes);
  memset(pool + start + bytes, GUARD, GUARD_BYTES);
  pieces[taken] = pool + start;
  sizes[taken++] = bytes;
  used = start + bytes + GUARD_BYTES;
  return pool + start;
}

int harness_release(void) {
  int broken = 0;
  for (int i = 0; i < taken; i++) {
    int same = 1;
    for (size_t j = 1; j <= GUARD_BYTES; j++) {
      same &= *(pieces[i] - j) == GUARD && pieces[i][sizes[i] + j - 1] == GUARD;
    }
    broken += !same;
  }
  taken = 0;
  used = 0;
  return broken;
}
#endif

void harness_spoil(void *piece, size_t bytes) { memset(piece, PATTERN, bytes); }

int harness_touched(const void *piece, size_t bytes) {
  const uint8_t *at = piece;
  for (size_t i = 0; i < bytes; i++) {
    if (at[i] != PATTERN) {
      return 1;
    }
  }
  return 0;
}
