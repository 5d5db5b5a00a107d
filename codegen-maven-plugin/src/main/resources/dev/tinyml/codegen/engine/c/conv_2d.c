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

static void conv_2d(const ENGINE_FLASH struct conv_2d *layer, const int8_t *input, int8_t *output,
                    int8_t *patch) {
  const size_t image =
      layer->window.image_height * layer->window.image_width * layer->window.pixel;
  input += layer->first_channel;
  output += layer->first_output;
  for (size_t i = layer->images; i != 0; i--) {
    ptrdiff_t top = -(ptrdiff_t)layer->pad_top;
    for (size_t y = layer->output_height; y != 0; y--) {
      ptrdiff_t left = -(ptrdiff_t)layer->pad_left;
      for (size_t x = layer->output_width; x != 0; x--) {
        gather(&layer->window, input, top, left, patch);
        dense(&layer->dense, patch, output);
        output += layer->output_pixel;
        left += (ptrdiff_t)layer->stride_width;
      }
      top += (ptrdiff_t)layer->stride_height;
    }
    input += image;
  }
}
