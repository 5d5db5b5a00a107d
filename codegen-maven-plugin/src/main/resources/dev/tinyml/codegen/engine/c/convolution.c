/* Each pixel of the output is made of what a window covers. */
struct conv_2d {
  struct dense dense;
  struct window window;
  size_t images;
  size_t output_height;
  size_t output_width;
  size_t stride_height;
  size_t stride_width;
  size_t pad_top;
  size_t pad_left;
  size_t first_channel; /* of the channels that are covered */
  size_t output_pixel;  /* outputs from a pixel to the next one */
  size_t first_output;
};

/* The window of the pixel of the output whose turn it is. */
struct position {
  const int8_t *image;
  ptrdiff_t top;
  ptrdiff_t left;
  size_t row;
  size_t column;
};

ENGINE_UNUSED static struct position first_position(const ENGINE_FLASH struct conv_2d *layer,
                                                    const int8_t *images) {
  struct position position;
  position.image = images + layer->first_channel;
  position.top = -(ptrdiff_t)layer->pad_top;
  position.left = -(ptrdiff_t)layer->pad_left;
  position.row = 0;
  position.column = 0;
  return position;
}

ENGINE_UNUSED static void to_next(const ENGINE_FLASH struct conv_2d *layer,
                                  struct position *position) {
  position->left += (ptrdiff_t)layer->stride_width;
  if (++position->column != layer->output_width) {
    return;
  }
  position->column = 0;
  position->left = -(ptrdiff_t)layer->pad_left;
  position->top += (ptrdiff_t)layer->stride_height;
  if (++position->row != layer->output_height) {
    return;
  }
  position->row = 0;
  position->top = -(ptrdiff_t)layer->pad_top;
  position->image +=
      layer->window.image_height * layer->window.image_width * layer->window.pixel;
}

/* Sums of products for the next pixel. memory is for what its window covers. */
ENGINE_UNUSED static void convolve(const ENGINE_FLASH struct conv_2d *layer,
                                   struct position *position, int16_t *memory, int8_t *output) {
  int8_t *const patch = (int8_t *)memory;
  gather(&layer->window, position->image, position->top, position->left, patch);
  to_next(layer, position);
  dense(&layer->dense, patch, output);
}

#if defined(ENGINE_PAIRS)
/* The same for the next two pixels. memory is for both windows, of 16 bits, and one of 8 bits. */
ENGINE_UNUSED static void convolve_two(const struct conv_2d *layer, struct position *position,
                                       int16_t *memory, int8_t *first, int8_t *second) {
  engine_word *const pair = (engine_word *)(void *)memory;
  int8_t *const patch = (int8_t *)(pair + ((layer->dense.inputs + 3) & ~(size_t)3));
  for (size_t i = 0; i < 2; i++) {
    gather_wide(&layer->window, position->image, position->top, position->left, pair + i, patch);
    to_next(layer, position);
  }
  dense_pair(&layer->dense, pair, first, second);
}
#endif
