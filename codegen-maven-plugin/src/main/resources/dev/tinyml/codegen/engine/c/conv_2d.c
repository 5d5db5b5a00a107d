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
