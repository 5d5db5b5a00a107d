/* Each pixel of the output is made of what a window covers. */
struct conv_2d_16 {
  struct dense_16 dense;
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

/* What a window covers, side by side; zeros outside of the image. */
static void gather_16(const ENGINE_FLASH struct window *window, const int16_t *image, ptrdiff_t top,
                      ptrdiff_t left, int16_t *patch) {
  const size_t channels = window->channels;
  for (size_t i = 0; i < window->height; i++) {
    const ptrdiff_t row = top + (ptrdiff_t)(i * window->row_step);
    for (size_t j = 0; j < window->width; j++) {
      const ptrdiff_t column = left + (ptrdiff_t)(j * window->column_step);
      if (row >= 0 && row < (ptrdiff_t)window->image_height && column >= 0 &&
          column < (ptrdiff_t)window->image_width) {
        const size_t pixel = (size_t)row * window->image_width + (size_t)column;
        memcpy(patch, image + pixel * window->pixel, channels * sizeof *patch);
      } else {
        memset(patch, 0, channels * sizeof *patch);
      }
      patch += channels;
    }
  }
}

static void conv_2d_16(const ENGINE_FLASH struct conv_2d_16 *layer, const int16_t *input,
                       int16_t *output, int16_t *patch) {
  const size_t image =
      layer->window.image_height * layer->window.image_width * layer->window.pixel;
  input += layer->first_channel;
  output += layer->first_output;
  for (size_t i = layer->images; i != 0; i--) {
    ptrdiff_t top = -(ptrdiff_t)layer->pad_top;
    for (size_t y = layer->output_height; y != 0; y--) {
      ptrdiff_t left = -(ptrdiff_t)layer->pad_left;
      for (size_t x = layer->output_width; x != 0; x--) {
        gather_16(&layer->window, input, top, left, patch);
        dense_16(&layer->dense, patch, output);
        output += layer->output_pixel;
        left += (ptrdiff_t)layer->stride_width;
      }
      top += (ptrdiff_t)layer->stride_height;
    }
    input += image;
  }
}
