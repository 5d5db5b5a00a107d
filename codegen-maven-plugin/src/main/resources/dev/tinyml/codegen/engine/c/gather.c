/*
 * What a window covers, side by side: rows of the window, pixels of a row, channels of a pixel.
 * Outside of the image lies its zero point.
 */
static void gather(const ENGINE_FLASH struct window *window, const int8_t *image, ptrdiff_t top,
                   ptrdiff_t left, int8_t *patch) {
  const size_t channels = window->channels;
  const ptrdiff_t image_width = (ptrdiff_t)window->image_width;
  /* Taps that lie side by side are copied at once. */
  const ptrdiff_t run = window->column_step == 1 ? (ptrdiff_t)window->width : 1;
  for (size_t row = window->height; row != 0; row--) {
    const int inside = top >= 0 && top < (ptrdiff_t)window->image_height;
    const int8_t *line = image + (inside ? top : 0) * image_width * (ptrdiff_t)channels;
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
        memcpy(patch + skipped, line + (column + before) * (ptrdiff_t)channels, copied);
      }
      memset(patch + skipped + copied, window->zero_point, (size_t)after * channels);
      patch += (size_t)run * channels;
      column += (ptrdiff_t)window->column_step;
    }
    top += (ptrdiff_t)window->row_step;
  }
}
