#if defined(ENGINE_PAIRS)
/*
 * gather() for one of the two rows of dense_pair(), see widen(). Behind the pair there is memory
 * for what a window covers, when channels are not a multiple of four.
 */
ENGINE_ALONE void gather_wide(const struct window *window, const int8_t *image, ptrdiff_t top,
                              ptrdiff_t left, engine_word *to, int8_t *memory) {
  if (window->channels % 4 != 0) {
    gather(window, image, top, left, memory);
    widen(to, memory, window->height * window->width * window->channels);
    return;
  }
  if (lies_inside(window, top, left)) {
    const size_t line = window->image_width * window->channels;
    image += (size_t)top * line + (size_t)left * window->channels;
    for (size_t i = window->height; i != 0; i--) {
      to = widen(to, image, window->width * window->channels);
      image += window->row_step * line;
    }
    return;
  }
  const ptrdiff_t taps = run_taps(window);
  for (size_t i = window->height; i != 0; i--) {
    ptrdiff_t column = left;
    for (ptrdiff_t j = (ptrdiff_t)window->width; j != 0; j -= taps) {
      const struct run run = run_at(window, image, top, column, taps);
      to = widen_value(to, window->zero_point, run.before);
      to = widen(to, run.image, run.inside);
      to = widen_value(to, window->zero_point, run.after);
      column += (ptrdiff_t)window->column_step;
    }
    top += (ptrdiff_t)window->row_step;
  }
}
#endif
