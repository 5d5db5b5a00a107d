#if defined(ENGINE_DSP)
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
#else
ENGINE_UNUSED static inline void copy_bytes(int8_t *to, const int8_t *from, size_t count) {
  memcpy(to, from, count);
}
#endif

/*
 * What a window covers, side by side: rows of the window, pixels of a row, channels of a pixel.
 * Outside of the image lies its zero point.
 */
ENGINE_UNUSED static void gather(const ENGINE_FLASH struct window *window, const int8_t *image,
                                 ptrdiff_t top, ptrdiff_t left, int8_t *patch) {
  const size_t channels = window->channels;
  const ptrdiff_t pixel = (ptrdiff_t)window->pixel;
  const ptrdiff_t image_width = (ptrdiff_t)window->image_width;
  /* Taps that lie side by side are copied at once. */
  const ptrdiff_t run =
      window->column_step == 1 && window->pixel == channels ? (ptrdiff_t)window->width : 1;
  for (size_t row = window->height; row != 0; row--) {
    const int inside = top >= 0 && top < (ptrdiff_t)window->image_height;
    const int8_t *line = image + (inside ? top : 0) * image_width * pixel;
    ptrdiff_t column = left;
    for (ptrdiff_t taps = (ptrdiff_t)window->width; taps != 0; taps -= run) {
      ptrdiff_t before = inside ? -column : run;
      ptrdiff_t after = column + run - image_width;
      before = before < 0 ? 0 : before > run ? run : before;
      after = after < 0 ? 0 : after > run - before ? run - before : after;
      const size_t skipped = (size_t)before * channels;
      const size_t copied = (size_t)(run - before - after) * channels;
      memset(patch, window->zero_point, skipped);
      if (copied != 0) {
        copy_bytes(patch + skipped, line + (column + before) * pixel, copied);
      }
      memset(patch + skipped + copied, window->zero_point, (size_t)after * channels);
      patch += (size_t)run * channels;
      column += (ptrdiff_t)window->column_step;
    }
    top += (ptrdiff_t)window->row_step;
  }
}
