/*
 * Weights of four outputs, a to d, for four inputs, 0 to 3. Helium wants those of an output side by
 * side: it loads four tiles at once and tells their words apart. The DSP extension wants another
 * order, and what stands beside a number below 0 one less: a half of a register is then 256 b + a,
 * so that one instruction multiplies for both, and another one, with a alone, tells them apart.
 */
#if defined(ENGINE_MVE)
#define ENGINE_TILE(a0, b0, c0, d0, a1, b1, c1, d1, a2, b2, c2, d2, a3, b3, c3, d3) \
  a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3, d0, d1, d2, d3
#define ENGINE_ALIGNED __attribute__((aligned(4)))
#elif defined(ENGINE_DSP)
#define ENGINE_BESIDE(a, b) ((b) - ((a) < 0 ? 1 : 0))
#define ENGINE_TILE(a0, b0, c0, d0, a1, b1, c1, d1, a2, b2, c2, d2, a3, b3, c3, d3)    \
  a0, ENGINE_BESIDE(a0, b0), a2, ENGINE_BESIDE(a2, b2), c0, ENGINE_BESIDE(c0, d0), c2, \
      ENGINE_BESIDE(c2, d2), a1, ENGINE_BESIDE(a1, b1), a3, ENGINE_BESIDE(a3, b3), c1, \
      ENGINE_BESIDE(c1, d1), c3, ENGINE_BESIDE(c3, d3)
#define ENGINE_ALIGNED __attribute__((aligned(4)))
#else
#define ENGINE_TILE(a0, b0, c0, d0, a1, b1, c1, d1, a2, b2, c2, d2, a3, b3, c3, d3) \
  a0, b0, c0, d0, a1, b1, c1, d1, a2, b2, c2, d2, a3, b3, c3, d3
#define ENGINE_ALIGNED
#endif
