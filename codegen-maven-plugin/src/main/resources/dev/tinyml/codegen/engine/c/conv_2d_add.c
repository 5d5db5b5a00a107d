/*
 * A convolution whose pixels are added to those of another image, one by one: the output may be the
 * memory of the other image.
 */
struct conv_2d_add {
  struct conv_2d conv;
  struct add add; /* of the channels of a pixel */
  uint8_t second; /* 1: what is convolved is the second summand */
};

static void conv_2d_add(const ENGINE_FLASH struct conv_2d_add *layer, const int8_t *other,
                        const int8_t *input, int8_t *output, int8_t *memory) {
  const ENGINE_FLASH struct conv_2d *conv = &layer->conv;
  const size_t image =
      conv->window.image_height * conv->window.image_width * conv->window.pixel;
  int8_t *const pixel = memory + conv->dense.inputs;
  for (size_t i = conv->images; i != 0; i--) {
    ptrdiff_t top = -(ptrdiff_t)conv->pad_top;
    for (size_t y = conv->output_height; y != 0; y--) {
      ptrdiff_t left = -(ptrdiff_t)conv->pad_left;
      for (size_t x = conv->output_width; x != 0; x--) {
        gather(&conv->window, input, top, left, memory);
        dense(&conv->dense, memory, pixel);
        if (layer->second) {
          add(&layer->add, other, pixel, output);
        } else {
          add(&layer->add, pixel, other, output);
        }
        other += conv->dense.outputs;
        output += conv->dense.outputs;
        left += (ptrdiff_t)conv->stride_width;
      }
      top += (ptrdiff_t)conv->stride_height;
    }
    input += image;
  }
}
