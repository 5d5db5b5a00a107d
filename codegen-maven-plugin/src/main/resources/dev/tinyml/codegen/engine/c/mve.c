/* For functions that cores have instructions for. */
#if defined(__GNUC__)
#define ENGINE_INLINE static inline __attribute__((always_inline, unused))
#endif

/*
 * Helium, the vector extension of Armv8.1-M: 16 products of 8 bits in one instruction. Vectors are
 * little-endian here.
 */
#if defined(__ARM_FEATURE_MVE) && (__ARM_FEATURE_MVE & 1) && defined(__ARM_FEATURE_UNALIGNED) && \
    defined(__GNUC__) && !defined(__ARM_BIG_ENDIAN)
#define ENGINE_MVE 1
#include <arm_mve.h>

/* Words of an array, up to four. */
ENGINE_INLINE int32x4_t gather_words(const int32_t *words, uint32x4_t places, size_t count) {
  return count == 4 ? vldrwq_gather_offset_s32(words, places)
                    : vldrwq_gather_offset_z_s32(words, places, vctp32q((uint32_t)count));
}

/* scaled() of four values where shifts are to the right. */
ENGINE_INLINE int32x4_t scale_down(int32x4_t values, int32x4_t multipliers,
                                                 int32x4_t shifts) {
  const int32x4_t products = vqrdmulhq_s32(values, multipliers);
  /* Halves away from zero: what is below 0 gets less by 1. */
  return vrshlq_s32(vqaddq_s32(products, vshrq_n_s32(products, 31)), shifts);
}

/* scaled() of four values. */
ENGINE_INLINE int32x4_t scale_any(int32x4_t values, int32x4_t multipliers,
                                                int32x4_t shifts) {
  const int32x4_t zeros = vdupq_n_s32(0);
  const int32x4_t right = vminq_s32(shifts, zeros);
  const int32x4_t products =
      vqrdmulhq_s32(vshlq_s32(values, vmaxq_s32(shifts, zeros)), multipliers);
  return vrshlq_s32(vqaddq_s32(products, vshrq_n_s32(vandq_s32(products, right), 31)), right);
}

/* At an output's zero point, within its activation's bounds. */
ENGINE_INLINE int32x4_t hold_vector(int32x4_t values, int8_t zero_point,
                                                  int8_t lowest, int8_t highest) {
  return vminq_s32(vmaxq_s32(vaddq_n_s32(values, zero_point), vdupq_n_s32(lowest)),
                   vdupq_n_s32(highest));
}
#endif
