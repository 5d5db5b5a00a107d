#if defined(ENGINE_MVE)
ENGINE_UNUSED static inline void copy_bytes(int8_t *to, const int8_t *from, size_t count) {
  for (; count >= 16; count -= 16) {
    vstrbq_s8(to, vldrbq_s8(from));
    to += 16;
    from += 16;
  }
  const mve_pred16_t rest = vctp8q((uint32_t)count);
  vstrbq_p_s8(to, vldrbq_z_s8(from, rest), rest);
}

ENGINE_UNUSED static inline void fill_bytes(int8_t *to, int8_t value, size_t count) {
  for (; count >= 16; count -= 16) {
    vstrbq_s8(to, vdupq_n_s8(value));
    to += 16;
  }
  vstrbq_p_s8(to, vdupq_n_s8(value), vctp8q((uint32_t)count));
}
#elif defined(ENGINE_DSP)
/* A C library that was made to be small copies byte by byte: this must not become a call of it. */
#define ENGINE_KEEP_LOOP() __asm__ volatile("" : : : "memory")

ENGINE_INLINE void copy_bytes(int8_t *to, const int8_t *from, size_t count) {
  if ((((uintptr_t)to | (uintptr_t)from) & 3) == 0) {
    for (; count >= 16; count -= 16) {
      __asm__ volatile(
          "ldmia %[from]!, {r4, r5, r6, r8}\n\t"
          "stmia %[to]!, {r4, r5, r6, r8}"
          : [to] "+r"(to), [from] "+r"(from)
          :
          : "r4", "r5", "r6", "r8", "memory");
    }
  }
  for (; count >= 4; count -= 4) {
    store_word(to, load_word(from));
    from += 4;
    to += 4;
    ENGINE_KEEP_LOOP();
  }
  for (; count != 0; count--) {
    *to++ = *from++;
    ENGINE_KEEP_LOOP();
  }
}

ENGINE_INLINE void fill_bytes(int8_t *to, int8_t value, size_t count) {
  for (; count != 0; count--) {
    *to++ = value;
    ENGINE_KEEP_LOOP();
  }
}
#else
ENGINE_UNUSED static inline void copy_bytes(int8_t *to, const int8_t *from, size_t count) {
  memcpy(to, from, count);
}

ENGINE_UNUSED static inline void fill_bytes(int8_t *to, int8_t value, size_t count) {
  memset(to, value, count);
}
#endif

/*
 * Whether a window lies within the image, and its rows are what lies side by side there: the usual
 * case, and one that needs less.
 */
ENGINE_UNUSED static inline int lies_inside(const ENGINE_FLASH struct window *window,
                                            ptrdiff_t top, ptrdiff_t left) {
  return top >= 0 && left >= 0 && window->column_step == 1 &&
         window->pixel == window->channels &&
         (size_t)top + (window->height - 1) * window->row_step < window->image_height &&
         (size_t)left + window->width <= window->image_width;
}

/* What taps side by side in a row of a window cover: bytes before the image, of it, and behind. */
struct run {
  size_t before;
  size_t inside;
  size_t after;
  const int8_t *image;
};

/* Taps that lie side by side are one run, others runs of their own. */
ENGINE_UNUSED static inline ptrdiff_t run_taps(const ENGINE_FLASH struct window *window) {
  return window->column_step == 1 && window->pixel == window->channels ? (ptrdiff_t)window->width
                                                                       : 1;
}

/* The run of taps that begins at a row and a column, which may lie outside of the image. */
ENGINE_UNUSED static inline struct run run_at(const ENGINE_FLASH struct window *window,
                                              const int8_t *image, ptrdiff_t row,
                                              ptrdiff_t column, ptrdiff_t taps) {
  const size_t channels = window->channels;
  const ptrdiff_t image_width = (ptrdiff_t)window->image_width;
  ptrdiff_t before = -column;
  ptrdiff_t after = column + taps - image_width;
  struct run run;
  if (row < 0 || row >= (ptrdiff_t)window->image_height) {
    before = taps;
    row = 0;
  }
  before = before < 0 ? 0 : before > taps ? taps : before;
  after = after < 0 ? 0 : after > taps - before ? taps - before : after;
  run.before = (size_t)before * channels;
  run.inside = (size_t)(taps - before - after) * channels;
  run.after = (size_t)after * channels;
  run.image = run.inside == 0
                  ? image
                  : image + (row * image_width + column + before) * (ptrdiff_t)window->pixel;
  return run;
}

/*
 * What a window covers, side by side: rows of the window, pixels of a row, channels of a pixel.
 * Outside of the image lies its zero point.
 */
ENGINE_UNUSED static void gather(const ENGINE_FLASH struct window *window, const int8_t *image,
                                 ptrdiff_t top, ptrdiff_t left, int8_t *patch) {
  if (lies_inside(window, top, left)) {
    const size_t line = window->image_width * window->channels;
    const size_t row = window->width * window->channels;
    image += (size_t)top * line + (size_t)left * window->channels;
    for (size_t i = window->height; i != 0; i--) {
      copy_bytes(patch, image, row);
      patch += row;
      image += window->row_step * line;
    }
    return;
  }
  const ptrdiff_t taps = run_taps(window);
  for (size_t i = window->height; i != 0; i--) {
    ptrdiff_t column = left;
    for (ptrdiff_t j = (ptrdiff_t)window->width; j != 0; j -= taps) {
      const struct run run = run_at(window, image, top, column, taps);
      fill_bytes(patch, window->zero_point, run.before);
      patch += run.before;
      copy_bytes(patch, run.image, run.inside);
      patch += run.inside;
      fill_bytes(patch, window->zero_point, run.after);
      patch += run.after;
      column += (ptrdiff_t)window->column_step;
    }
    top += (ptrdiff_t)window->row_step;
  }
}
